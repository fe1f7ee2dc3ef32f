package org.zhanqiao.benchmarks;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Whether the questionnaire takes what a campaign brings: so many filled questionnaires sent a second, none lost, also
/// when the database is stopped and started again in the middle. The platform is `./zhanqiao serve` in a process of its
/// own with all limits as they come, so the crowd has many addresses.
final class ReportsBench {

    private static final int WARM_UP = 3_000;
    private static final int AT_ONCE = 40;
    private static final int[] WHOLE_A_SECOND = {50, 100, 150, 200};
    private static final int WHOLE_SECONDS = 10;
    private static final double STILL_FLOWS_MILLIS = 1_000;
    private static final Duration READ_A_PAGE = Duration.ofMillis(700);

    private final Town town;
    private final String url;
    private final int port;
    private final Crowd crowd;
    private final Served platform;
    private int numbers;

    private ReportsBench(Town town, String url, int port, Crowd crowd, Served platform) {
        this.town = town;
        this.url = url;
        this.port = port;
        this.crowd = crowd;
        this.platform = platform;
    }

    /// @param zhanqiao the script that starts the platform
    /// @param dir      for its data, emptied by the caller
    /// @return tables
    static StringBuilder measure(Path zhanqiao, Path dir, int port, Town town, int perSecond, int seconds)
            throws IOException, InterruptedException, SQLException {
        var url = town.emptyDatabase("reports");
        try (var platform = Served.start(
                        zhanqiao,
                        dir.resolve("serve.log"),
                        port,
                        List.of(
                                "--role",
                                "control",
                                "--database-url",
                                url,
                                "--data-dir",
                                dir.resolve("platform").toString()));
                var crowd = new Crowd()) {
            var bench = new ReportsBench(town, url, port, crowd, platform);
            bench.sendAtOnce(bench.filledIn(WARM_UP));
            return bench.sending(perSecond, seconds).append('\n').append(bench.whole());
        }
    }

    /// Reports that wait to be sent, numbered from the first.
    private record Ready(List<? extends Sender> senders, int first) {}

    /// What became of those who sent.
    private static final class Outcome {

        private final Map<Integer, String> references = new HashMap<>();
        private final List<Double> millis = new ArrayList<>();
        private final Map<String, Integer> failures = new TreeMap<>();
        private int toldToTryAgain;
        private double longestWait;

        Future<?> follow(Sender sender, int number) {
            long begun = System.nanoTime();
            return sender.send()
                    .onSuccess(reference -> {
                        double took = (System.nanoTime() - begun) / 1e6;
                        references.put(number, reference);
                        if (sender.turnedAway() == 0) {
                            millis.add(took);
                        } else {
                            toldToTryAgain++;
                            longestWait = Math.max(longestWait, took);
                        }
                    })
                    .<Object>map(reference -> reference)
                    .recover(failure -> {
                        failures.merge(String.valueOf(failure.getMessage()), 1, Integer::sum);
                        return Future.succeededFuture("");
                    });
        }

        Times times() {
            return Times.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private Phone phone(int number, DoubleConsumer times) {
        return new Phone(crowd.vertx(), crowd.client(number), port, number, times);
    }

    private int number(int count) {
        int first = numbers;
        numbers += count;
        return first;
    }

    private Ready filledIn(int count) {
        int first = number(count);
        var phones = IntStream.range(first, first + count)
                .mapToObj(number -> phone(number, _ -> {}))
                .toList();
        crowd.atOnce(AT_ONCE, count, i -> phones.get(i).fillIn(false, Duration.ZERO));
        return new Ready(phones, first);
    }

    private Ready programs(int count) {
        int first = number(count);
        return new Ready(
                IntStream.range(first, first + count)
                        .mapToObj(number -> new Program(crowd.vertx(), crowd.client(number), port, number))
                        .toList(),
                first);
    }

    private void sendAtOnce(Ready ready) {
        crowd.atOnce(AT_ONCE, ready.senders.size(), i -> ready.senders.get(i).send());
    }

    private StringBuilder sending(int perSecond, int seconds) throws SQLException {
        var text = new StringBuilder("""
                | sent, at %,d a second for %d s | reference shown | reports in the database | twice | failed | told to try again | p50, ms | p99, ms | slowest, ms | longest until shown after "try again", s | processor time of the platform a report, ms |
                |---|---|---|---|---|---|---|---|---|---|---|
                """.formatted(perSecond, seconds));
        int count = perSecond * seconds;
        text.append(row("the database stays", count, send(filledIn(count), perSecond, -1)));
        text.append(row(
                "the database is stopped and started again midway",
                count,
                send(filledIn(count), perSecond, seconds / 2)));
        sendAtOnce(programs(WARM_UP));
        text.append(row("by programs, all in one request", count, send(programs(count), perSecond, -1)));
        text.append(row(
                "by programs, and the database is stopped and started again midway",
                count,
                send(programs(count), perSecond, seconds / 2)));
        return text;
    }

    private record Sent(Outcome outcome, long kept, long matters, double cpuMillis) {}

    /// @param restartAfter seconds; negative for never
    private Sent send(Ready ready, int perSecond, int restartAfter) throws SQLException {
        var outcome = new Outcome();
        int count = ready.senders.size();
        var before = platform.cpu();
        var restart = restartAfter < 0
                ? CompletableFuture.<Void>completedFuture(null)
                : CompletableFuture.runAsync(
                        town::restart,
                        CompletableFuture.delayedExecutor(restartAfter, java.util.concurrent.TimeUnit.SECONDS));
        crowd.atPace(perSecond, count, i -> outcome.follow(ready.senders.get(i), ready.first + i));
        restart.join();
        double cpu = (double) platform.cpu().minus(before).toMillis() / count;
        return check(outcome, ready.first, count, cpu);
    }

    /// Compares what was acknowledged with what is kept.
    ///
    /// @throws IllegalStateException when a report that was acknowledged is not there, or says what another said
    private Sent check(Outcome outcome, int first, int count, double cpu) throws SQLException {
        var kept = new HashMap<String, String>();
        var matters = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection(url);
                var rows = connection
                        .createStatement()
                        .executeQuery("select reference, matter from barrier.report where channel in ('ONLINE', 'PROGRAM')")) {
            while (rows.next()) {
                var number = Integer.parseInt(rows.getString("matter").substring(Phone.MATTER.length()));
                if (number >= first && number < first + count) {
                    kept.put(rows.getString("reference"), rows.getString("matter"));
                    matters.merge(rows.getString("matter"), 1, Integer::sum);
                }
            }
        }
        outcome.references.forEach((number, reference) -> {
            if (!Phone.matter(number).equals(kept.get(reference))) {
                throw new IllegalStateException("a report that was acknowledged is lost: " + reference);
            }
        });
        return new Sent(outcome, kept.size(), matters.size(), cpu);
    }

    private static String row(String what, int count, Sent sent) {
        var times = sent.outcome().times();
        var row = "| %s: %,d | %,d | %,d | %,d | %s | %,d | %.1f | %.1f | %.0f | %.1f | %.2f |%n"
                .formatted(
                        what,
                        count,
                        sent.outcome().references.size(),
                        sent.kept(),
                        sent.kept() - sent.matters(),
                        sent.outcome().failures.isEmpty()
                                ? "0"
                                : sent.outcome().failures.toString(),
                        sent.outcome().toldToTryAgain,
                        times.median(),
                        times.p99(),
                        times.longest(),
                        sent.outcome().longestWait / 1e3,
                        sent.cpuMillis());
        System.out.print(row);
        return row;
    }

    /// Whole questionnaires, from the first page to the last, at a pace that rises until it is not held.
    private StringBuilder whole() {
        var text = new StringBuilder("""
                | whole questionnaires a second | requests a second | p50 of a request, ms | p99, ms |
                |---|---|---|---|
                """);
        for (int perSecond : WHOLE_A_SECOND) {
            List<Double> pages = new ArrayList<>();
            int count = perSecond * WHOLE_SECONDS;
            int first = number(count);
            long begun = System.nanoTime();
            IntFunction<Future<?>> one = i -> {
                var phone = phone(first + i, pages::add);
                return phone.fillIn(true, READ_A_PAGE).compose(_ -> phone.send());
            };
            crowd.atPace(perSecond, count, one);
            double took = (System.nanoTime() - begun) / 1e9;
            var times = Times.of(pages.stream().mapToDouble(Double::doubleValue).toArray());
            var row = "| %,d | %,.0f | %.1f | %.1f |%n"
                    .formatted(perSecond, pages.size() / took, times.median(), times.p99());
            System.out.print(row);
            text.append(row);
            if (times.p99() > STILL_FLOWS_MILLIS) {
                break;
            }
        }
        return text;
    }
}
