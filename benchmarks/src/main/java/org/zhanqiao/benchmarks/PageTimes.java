package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How long the list pages of a whole city take: `./zhanqiao serve --scale city` in a process of its own, whose pages
/// are
/// looked at by the people whose desks they are, one after the other over the loopback. So a figure holds the server's
/// time and the little that the loopback takes.
final class PageTimes {

    private static final int LOOKS = 12;
    private static final double GOAL_MILLIS = 200;

    /// What a data officer sees; what each of the others sees besides.
    private static final List<Visit> VISITS = List.of(
            new Visit("market-officer", "/catalog"),
            new Visit("market-officer", "/catalog?q=" + URLEncoder.encode("食品经营许可", UTF_8)),
            new Visit("market-officer", "/catalog?page=400"),
            new Visit("market-officer", "/desk"),
            new Visit("market-officer", "/agency/catalog"),
            new Visit("market-officer", "/agency/catalog/gaps"),
            new Visit("market-officer", "/desk/requests"),
            new Visit("market-officer", "/desk/incoming"),
            new Visit("market-officer", "/desk/requests/new"),
            new Visit("market-officer", "/agency/services"),
            new Visit("market-officer", "/agency/usable-services"),
            new Visit("market-officer", "/agency/grants"),
            new Visit("market-officer", "/agency/given-grants"),
            new Visit("market-officer", "/agency/figures"),
            new Visit("market-officer", "/agency/console"),
            new Visit("market-officer", "/desk/corrections"),
            new Visit("market-officer", "/desk/disputes"),
            new Visit("market-officer", "/desk/missing"),
            new Visit("market-officer", "/desk/forms"),
            new Visit("market-officer", "/desk/inventory"),
            new Visit("market-officer", "/desk/measures"),
            new Visit("market-officer", "/desk/measures/services"),
            new Visit("market-officer", "/inbox"),
            new Visit("market-head", "/desk"),
            new Visit("market-head", "/desk/requests"),
            new Visit("market-head", "/desk/incoming"),
            new Visit("market-head", "/inbox"),
            new Visit("bureau", "/desk"),
            new Visit("bureau", "/desk/oversight"),
            new Visit("bureau", "/desk/oversight?due=OVERDUE"),
            new Visit("bureau", "/desk/oversight?q=" + URLEncoder.encode("退休", UTF_8)),
            new Visit("bureau", "/desk/oversight?sort=-due&page=40"),
            new Visit("bureau", "/bureau/catalog/reviews"),
            new Visit("bureau", "/desk/corrections"),
            new Visit("bureau", "/desk/disputes"),
            new Visit("bureau", "/desk/missing"),
            new Visit("bureau", "/desk/forms"),
            new Visit("bureau", "/desk/measures"),
            new Visit("bureau", "/desk/measures/services"),
            new Visit("bureau", "/desk/measures/calls?kind=served&from=2026-01&to=2030-12"),
            new Visit("bureau", "/desk/calendar"),
            new Visit("bureau", "/inbox"),
            new Visit("system-admin", "/desk/agencies"),
            new Visit("system-admin", "/desk/people"),
            new Visit("system-admin", "/desk/systems"),
            new Visit("security-admin", "/security/grants"),
            new Visit("security-admin", "/security/grants/new"),
            new Visit("security-admin", "/levels"),
            new Visit("audit-admin", "/audit/calls"),
            new Visit("audit-admin", "/audit/checkpoints"));

    private PageTimes() {}

    private record Visit(String login, String path) {}

    /// @param zhanqiao the script that starts the platform
    /// @param dir      for the data of the city, emptied by the caller
    /// @return a table
    static StringBuilder measure(Path zhanqiao, Path dir, int port) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (var city = Served.start(
                zhanqiao,
                dir.resolve("serve.log"),
                port,
                List.of(
                        "--scale",
                        "city",
                        "--exchange-port",
                        Integer.toString(port + 1),
                        "--data-dir",
                        dir.resolve("city").toString()))) {
            double filled = (System.nanoTime() - begun) / 1e9;
            var table = look(city.address(), password(dir.resolve("city")));
            return table.append("\nThe city was made and ready in %.0f s.%n".formatted(filled));
        }
    }

    private static StringBuilder look(URI platform, String password) throws IOException, InterruptedException {
        var text = new StringBuilder("""
                | page | who | first look, ms | then: median, ms | worst, ms |
                |---|---|---|---|---|
                """);
        double worstFirst = 0;
        double worst = 0;
        int over = 0;
        for (var login : VISITS.stream().map(Visit::login).distinct().toList()) {
            try (var desk = Desk.of(platform, login, password)) {
                for (var visit : VISITS.stream()
                        .filter(each -> each.login().equals(login))
                        .toList()) {
                    double first = desk.look(visit.path());
                    double[] times = new double[LOOKS];
                    for (int i = 0; i < LOOKS; i++) {
                        times[i] = desk.look(visit.path());
                    }
                    Arrays.sort(times);
                    worstFirst = Math.max(worstFirst, first);
                    worst = Math.max(worst, times[LOOKS - 1]);
                    over += first > GOAL_MILLIS || times[LOOKS - 1] > GOAL_MILLIS ? 1 : 0;
                    text.append(String.format(
                            Locale.ROOT,
                            "| `%s` | %s | %.0f | %.0f | %.0f |%n",
                            visit.path(),
                            login,
                            first,
                            (times[LOOKS / 2 - 1] + times[LOOKS / 2]) / 2,
                            times[LOOKS - 1]));
                }
            }
        }
        return text.append(String.format(
                Locale.ROOT,
                "%nThe slowest first look took %.0f ms, the slowest later one %.0f ms; %d of %d pages were over %.0f ms.%n",
                worstFirst,
                worst,
                over,
                VISITS.size(),
                GOAL_MILLIS));
    }

    private static String password(Path dataDir) throws IOException {
        var first = Files.readAllLines(dataDir.resolve("demo-accounts.txt")).getFirst();
        return first.substring(first.indexOf('：') + 1).strip();
    }
}
