package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;

/// A page that somebody looks at.
///
/// @param path  of the page, or of the list on which its link stands
/// @param link  what the first link on the list looks like that is followed; empty for the list itself
/// @param below what follows the link
record Visit(String login, String path, String link, String below) {

    /// What a data officer sees; what each of the others sees besides.
    static List<Visit> list() {
        var campaign = "barriers-" + Year.now(ZoneId.of("Asia/Shanghai"));
        return List.of(
                Visit.of("market-officer", "/catalog"),
                Visit.of("market-officer", "/catalog?q=" + encode("食品经营许可")),
                Visit.of("market-officer", "/catalog?page=400"),
                Visit.of("market-officer", "/desk"),
                Visit.of("market-officer", "/agency/catalog"),
                Visit.of("market-officer", "/agency/catalog/gaps"),
                Visit.of("market-officer", "/desk/requests"),
                Visit.of("market-officer", "/desk/incoming"),
                Visit.of("market-officer", "/desk/requests/new"),
                Visit.of("market-officer", "/agency/services"),
                Visit.of("market-officer", "/agency/usable-services"),
                Visit.of("market-officer", "/agency/grants"),
                Visit.of("market-officer", "/agency/given-grants"),
                Visit.of("market-officer", "/agency/figures"),
                Visit.of("market-officer", "/agency/console"),
                Visit.of("market-officer", "/desk/corrections"),
                Visit.of("market-officer", "/desk/disputes"),
                Visit.of("market-officer", "/desk/missing"),
                Visit.of("market-officer", "/desk/forms"),
                Visit.of("market-officer", "/desk/inventory"),
                Visit.of("market-officer", "/desk/measures"),
                Visit.of("market-officer", "/desk/measures/services"),
                Visit.of("market-officer", "/inbox"),
                Visit.of("market-officer", "/desk/cases"),
                Visit.of("market-officer", "/desk/cases?narrow=MINE"),
                Visit.of("market-officer", "/desk/cases?narrow=TODAY"),
                Visit.of("market-officer", "/desk/cases?narrow=WEEK"),
                Visit.of("market-officer", "/desk/cases?narrow=OVERDUE"),
                Visit.of("market-officer", "/desk/cases/board"),
                Visit.of("market-officer", "/desk/own-barriers"),
                Visit.of("market-officer", "/desk/barriers"),
                Visit.of("market-officer", "/desk/matters"),
                Visit.of("market-officer", "/api/v1/cases"),
                Visit.linked("market-officer", "/desk/cases?narrow=MINE", "/desk/cases/ZG-[0-9-]+", ""),
                Visit.of("market-head", "/desk"),
                Visit.of("market-head", "/desk/requests"),
                Visit.of("market-head", "/desk/incoming"),
                Visit.of("market-head", "/inbox"),
                Visit.of("market-head", "/desk/cases?narrow=OVERDUE"),
                Visit.of("bureau", "/desk"),
                Visit.of("bureau", "/desk/oversight"),
                Visit.of("bureau", "/desk/oversight?due=OVERDUE"),
                Visit.of("bureau", "/desk/oversight?q=" + encode("退休")),
                Visit.of("bureau", "/desk/oversight?sort=-due&page=40"),
                Visit.of("bureau", "/bureau/catalog/reviews"),
                Visit.of("bureau", "/desk/corrections"),
                Visit.of("bureau", "/desk/disputes"),
                Visit.of("bureau", "/desk/missing"),
                Visit.of("bureau", "/desk/forms"),
                Visit.of("bureau", "/desk/measures"),
                Visit.of("bureau", "/desk/measures/services"),
                Visit.of("bureau", "/desk/measures/calls?kind=served&from=2026-01&to=2030-12"),
                Visit.of("bureau", "/desk/calendar"),
                Visit.of("bureau", "/inbox"),
                Visit.of("bureau", "/desk/cases"),
                Visit.of("bureau", "/desk/cases?page=300"),
                Visit.of("bureau", "/desk/cases?sort=-moved"),
                Visit.of("bureau", "/desk/cases?narrow=MINE"),
                Visit.of("bureau", "/desk/cases?narrow=OVERDUE"),
                Visit.of("bureau", "/desk/cases?narrow=SUPERVISED"),
                Visit.of("bureau", "/desk/cases?narrow=UNCONFIRMED"),
                Visit.of("bureau", "/desk/cases?state=CLOSED&kind=QUALITY"),
                Visit.of("bureau", "/desk/cases?campaign=" + campaign),
                Visit.of("bureau", "/desk/cases?q=" + encode("户口簿")),
                Visit.of("bureau", "/desk/cases/board"),
                Visit.of("bureau", "/desk/cases/board?campaign=" + campaign),
                Visit.linked("bureau", "/desk/cases?narrow=SUPERVISED", "/desk/cases/ZG-[0-9-]+", ""),
                Visit.of("bureau", "/desk/campaigns"),
                Visit.of("bureau", "/desk/campaigns/" + campaign),
                Visit.of("bureau", "/campaigns/" + campaign),
                Visit.of("bureau", "/desk/reports"),
                Visit.of("bureau", "/desk/reports?state=RECEIVED"),
                Visit.of("bureau", "/desk/reports?state=HIDDEN"),
                Visit.of("bureau", "/desk/reports?channel=TELEPHONE"),
                Visit.of("bureau", "/desk/reports?page=3000"),
                Visit.of("bureau", "/desk/reports?sort=matter"),
                Visit.of("bureau", "/desk/reports?q=" + encode("户口")),
                Visit.of("bureau", "/desk/reports?q=" + encode("从未出现")),
                Visit.linked("bureau", "/desk/reports?state=RECEIVED", "/desk/reports/[0-9A-Z-]+", ""),
                Visit.linked("bureau", "/desk/reports?state=RECEIVED", "/desk/reports/[0-9A-Z-]+", "/case"),
                Visit.of("bureau", "/desk/barriers"),
                Visit.of("bureau", "/desk/barriers?page=10"),
                Visit.of("bureau", "/desk/barriers?by=papers&cause=UNCHANGED_PROCESS&sort=-trips"),
                Visit.of("bureau", "/desk/barriers?cause=LATE_UPDATES"),
                Visit.of("bureau", "/desk/barriers?by=papers&q=" + encode("证明") + "&page=20"),
                Visit.of("bureau", "/desk/barriers?by=papers&sort=matter&page=100"),
                Visit.linked("bureau", "/desk/barriers", "/desk/barriers/chain[^\"]+", ""),
                Visit.of("bureau", "/desk/matters"),
                Visit.of("bureau", "/desk/matters?q=" + encode("许可证") + "&page=5"),
                Visit.of("bureau", "/barriers/progress"),
                Visit.of("bureau", "/api/v1/cases"),
                Visit.of("bureau", "/api/v1/cases?size=200&page=40"),
                Visit.of("bureau", "/api/v1/barriers/radar?size=200"),
                Visit.of("bureau", "/api/v1/barriers/radar?size=200&page=5&cause=UNKNOWN_SUPPLY"),
                Visit.of("system-admin", "/desk/agencies"),
                Visit.of("system-admin", "/desk/people"),
                Visit.of("system-admin", "/desk/systems"),
                Visit.of("security-admin", "/security/grants"),
                Visit.of("security-admin", "/security/grants/new"),
                Visit.of("security-admin", "/levels"),
                Visit.of("audit-admin", "/audit/calls"),
                Visit.of("audit-admin", "/audit/checkpoints"));
    }

    private static Visit of(String login, String path) {
        return new Visit(login, path, "", "");
    }

    private static Visit linked(String login, String list, String link, String below) {
        return new Visit(login, list, link, below);
    }

    /// The address to look at.
    String path(Desk desk) throws IOException, InterruptedException {
        return link.isEmpty() ? path : desk.findLink(path, link) + below;
    }

    /// The address as a table shows it.
    String shown() {
        return link.isEmpty() ? path : link.replaceAll("(ZG-)?\\[.*", "…") + below;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
