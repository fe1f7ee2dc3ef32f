package org.zhanqiao.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How long the list pages of a whole city take: `./zhanqiao serve --scale city` in a process of its own,
/// whose pages are looked at by the people whose desks they are, one after the other over the loopback. So
/// a figure holds the server's time and the little that the loopback takes. KiB are those of the page
/// before compression.
final class PageTimes {

    private static final int LOOKS = 12;
    private static final double GOAL_MILLIS = 200;

    private PageTimes() {}

    /// @param zhanqiao the script that starts the platform
    /// @param city     its data; made when it is not there
    /// @param dir      for what is written besides, emptied by the caller
    /// @return a table
    static StringBuilder measure(Path zhanqiao, Path city, Path dir, int port)
            throws IOException, InterruptedException {
        boolean made = Files.exists(city);
        long begun = System.nanoTime();
        try (var served = Served.start(
                zhanqiao,
                dir.resolve("serve.log"),
                port,
                List.of(
                        "--scale",
                        "city",
                        "--exchange-port",
                        Integer.toString(port + 1),
                        "--data-dir",
                        city.toString()))) {
            double filled = (System.nanoTime() - begun) / 1e9;
            var table = look(served.address(), password(city));
            return table.append(
                    "%nThe city was %s in %.0f s.%n".formatted(made ? "started again" : "made and ready", filled));
        }
    }

    private static StringBuilder look(URI platform, String password) throws IOException, InterruptedException {
        var text = new StringBuilder("""
                | page | who | KiB | first look, ms | then: median, ms | worst, ms |
                |---|---|---|---|---|---|
                """);
        double worstFirst = 0;
        double worst = 0;
        int over = 0;
        var visits = Visit.list();
        for (var login : visits.stream().map(Visit::login).distinct().toList()) {
            try (var desk = Desk.of(platform, login, password)) {
                for (var visit : visits.stream()
                        .filter(each -> each.login().equals(login))
                        .toList()) {
                    var path = visit.path(desk);
                    double first = desk.look(path);
                    double[] times = new double[LOOKS];
                    for (int i = 0; i < LOOKS; i++) {
                        times[i] = desk.look(path);
                    }
                    Arrays.sort(times);
                    worstFirst = Math.max(worstFirst, first);
                    worst = Math.max(worst, times[LOOKS - 1]);
                    over += first > GOAL_MILLIS || times[LOOKS - 1] > GOAL_MILLIS ? 1 : 0;
                    text.append(String.format(
                            Locale.ROOT,
                            "| `%s` | %s | %d | %.0f | %.0f | %.0f |%n",
                            visit.shown(),
                            login,
                            desk.lastSize() >> 10,
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
                visits.size(),
                GOAL_MILLIS));
    }

    private static String password(Path dataDir) throws IOException {
        var first = Files.readAllLines(dataDir.resolve("demo-accounts.txt")).getFirst();
        return first.substring(first.indexOf('：') + 1).strip();
    }
}
