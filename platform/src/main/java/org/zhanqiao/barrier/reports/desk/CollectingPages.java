package org.zhanqiao.barrier.reports.desk;

import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.CampaignNotice;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.barrier.reports.CampaignWindows;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The campaigns that collect barriers: when, how many came in, and the QR code and poster of each.
@Controller
@Allowed(Role.BUREAU)
class CollectingPages {

    static final String LIST = "/desk/collecting";

    private final Pages pages;
    private final CampaignWindows windows;
    private final PosterAnswers posters;
    private final InstantSource clock;

    CollectingPages(Pages pages, CampaignWindows windows, PosterAnswers posters, InstantSource clock) {
        this.pages = pages;
        this.windows = windows;
        this.posters = posters;
        this.clock = clock;
    }

    @GetMapping(LIST)
    View list() {
        return pages.show(
                "barrier/collecting",
                new CollectingView(windows.list().stream().map(this::line).toList()));
    }

    private CollectingView.Line line(CampaignWindow window) {
        return new CollectingView.Line(
                window, CampaignNotice.of(window, clock.instant()).kind(), windows.counted(window.code()));
    }

    @GetMapping(LIST + "/{code}/qr.svg")
    ResponseEntity<String> svg(@PathVariable String code) {
        return posters.svg(poster(code));
    }

    @GetMapping(LIST + "/{code}/qr.png")
    ResponseEntity<byte[]> png(@PathVariable String code) {
        return posters.png(poster(code));
    }

    @GetMapping(LIST + "/{code}/poster")
    View show(@PathVariable String code) {
        return pages.show("barrier/poster", PosterView.of(poster(code), LIST, "barrier.window.all", clock.instant()));
    }

    @GetMapping(LIST + "/{code}/poster.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String code) {
        return posters.pdf(poster(code));
    }

    private Poster poster(String code) {
        var window = windows.find(code).orElseThrow(() -> new NotFound("campaign", code));
        return new Poster(null, "", window, posters.address("campaign=" + window.code()), LIST + "/" + window.code());
    }
}
