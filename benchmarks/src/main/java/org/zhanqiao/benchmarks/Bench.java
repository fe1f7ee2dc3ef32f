package org.zhanqiao.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;
import org.zhanqiao.barrier.similar.SimilarBench;
import org.zhanqiao.catalog.search.SearchBench;
import org.zhanqiao.exchange.node.Rung;

/// `./zhanqiao bench exchange|grants|soak|parts|search|similar|pages|discovery|reports`
/// `[--rounds N] [--seconds S] [--minutes M]`. Prints its table and keeps it under `benchmarks/results`.
/// `bench exchange --rungs BARE,EVIDENCE` climbs only these and keeps nothing. Each contestant is
/// a process that is warmed up first; they are measured one after the other, round by round.
public final class Bench {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    /// In so many pieces, so that the requests of one fit into memory.
    private static final int WARM_UPS = 4;

    private static final int MOST_A_SECOND = 60_000;
    private static final String GATEWAY = "Spring Cloud Gateway before the bare read";
    private static final String NGINX = "nginx before the bare read";

    private final Path benchmarks;
    private final Path dir;
    private final Town town;
    private final int rounds;
    private final Duration time;
    private final int port;

    private Bench(Path benchmarks, Path dir, Town town, int rounds, Duration time, int port) {
        this.benchmarks = benchmarks;
        this.dir = dir;
        this.town = town;
        this.rounds = rounds;
        this.time = time;
        this.port = port;
    }

    /// @param args directory of the module, what to measure, options
    public static void main(String[] args) throws Exception {
        var benchmarks = Path.of(args[0]);
        var what = args.length > 1 ? args[1] : "";
        if (!List.of("exchange", "grants", "soak", "parts", "search", "similar", "pages", "discovery", "reports")
                .contains(what)) {
            System.err.println(
                    "用法 · usage: ./zhanqiao bench exchange|grants|soak|parts|search|similar|pages|discovery|reports [--rounds N] [--seconds N] [--minutes 10]");
            System.exit(2);
        }
        var dir = Files.createTempDirectory("zhanqiao-bench");
        boolean ladder = what.equals("exchange");
        try (var town = Town.make(dir)) {
            var bench = new Bench(
                    benchmarks,
                    dir,
                    town,
                    option(args, "--rounds", ladder ? 9 : 3),
                    Duration.ofSeconds(option(args, "--seconds", ladder ? 5 : 10)),
                    option(args, "--port", 18600));
            switch (what) {
                case "exchange" -> bench.exchange(rungs(args));
                case "grants" -> bench.grants();
                case "search" ->
                    bench.store(
                            "search",
                            "One question after the other, each with its total and six facets; PostgreSQL on the same cores",
                            SearchBench.measure(
                                    dir,
                                    List.of(17_000, option(args, "--most", 1_700_000)),
                                    option(args, "--rounds", 10)));
                case "similar" ->
                    bench.store(
                            "similar",
                            "`./zhanqiao bench similar`: the ten most alike of a new report, one question after the "
                                    + "other, read from PostgreSQL on the same cores",
                            SimilarBench.measure(
                                    town.controlUrl(),
                                    option(args, "--reports", 100_000),
                                    option(args, "--rounds", 10)));
                case "pages" ->
                    bench.store(
                            "pages",
                            "`serve --scale city`, looked at by one person after the other, page by page; each page "
                                    + "first once, then 12 times",
                            PageTimes.measure(benchmarks.resolveSibling("zhanqiao"), city(args, dir), dir, bench.port));
                case "discovery" -> bench.discovery();
                case "reports" ->
                    bench.store(
                            "reports",
                            "`./zhanqiao bench reports`: `serve` with limits as they come, PostgreSQL and the crowd on the "
                                    + "same cores; the crowd has 600 addresses, and a time runs from the sending to the "
                                    + "page with the reference, or for a program to the answer with it",
                            ReportsBench.measure(
                                    benchmarks.resolveSibling("zhanqiao"),
                                    dir,
                                    bench.port,
                                    town,
                                    option(args, "--rate", 500),
                                    option(args, "--seconds", 60)));
                case "parts" -> bench.store("parts", "JMH, average times with the 99.9 % error", Parts.measure());
                default -> bench.soak(Duration.ofMinutes(option(args, "--minutes", 10)));
            }
            Files.deleteIfExists(bench.requests());
        } finally {
            delete(dir);
        }
        System.exit(0);
    }

    private void discovery() throws IOException, SQLException {
        try (var context = town.openControlPlane()) {
            store(
                    "discovery",
                    "One process with PostgreSQL on the same cores; a look reads everything it needs from the database",
                    DiscoveryBench.measure(context));
        }
    }

    private static int option(String[] args, String name, int otherwise) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Integer.parseInt(args[i + 1]);
            }
        }
        return otherwise;
    }

    /// Where the city is looked at: one that was made before, or one that is made now and thrown away.
    private static Path city(String[] args, Path dir) {
        int at = Arrays.asList(args).indexOf("--city");
        return at < 0 || at + 1 == args.length ? dir.resolve("city") : Path.of(args[at + 1]);
    }

    private static List<Rung> rungs(String[] args) {
        int at = Arrays.asList(args).indexOf("--rungs");
        return at < 0 || at + 1 == args.length
                ? List.of(Rung.values())
                : Arrays.stream(args[at + 1].split(",", -1)).map(Rung::valueOf).toList();
    }

    private void exchange(List<Rung> rungs) throws IOException, InterruptedException, SQLException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        boolean whole = rungs.size() == Rung.values().length;
        List<ServerProcess> servers = new ArrayList<>();
        try {
            var contestants = open(rungs, whole, servers);
            for (var contestant : contestants) {
                warmUp(contestant.signed(), contestant.port());
            }
            for (int round = 1; round <= rounds; round++) {
                for (var contestant : contestants) {
                    keep(samples, contestant.name(), measure(contestant));
                }
            }
        } finally {
            servers.reversed().forEach(ServerProcess::close);
        }
        if (!whole) {
            System.out.println(table("what answers", samples));
            return;
        }
        var bare = Objects.requireNonNull(samples.get(Rung.BARE.title()));
        var product = Objects.requireNonNull(samples.get(Rung.EVIDENCE.title()));
        var gateway = Objects.requireNonNull(samples.get(GATEWAY));
        var text = new StringBuilder(table("what answers", samples)).append("""

                | target | wanted | measured | lowest to highest |
                |---|---|---|---|---|
                | throughput with all controls, of the bare read's | at least 0.7 | %s |
                | throughput, of Spring Cloud Gateway's | at least 3 | %s |
                | p99, of the bare read's | at most 3 | %s |
                """.formatted(
                        Ratio.of(product, bare, Sample::perSecond).cells(),
                        Ratio.of(product, gateway, Sample::perSecond).cells(),
                        Ratio.of(product, bare, Sample::p99Millis).cells()));
        store("exchange", text);
    }

    /// What takes part, alive until all were measured: a process of every round would be measured while it still
    /// compiles, the more so the more it does.
    ///
    /// @param servers whose processor time counts
    private record Contestant(String name, boolean signed, int port, List<ServerProcess> servers) {}

    /// @param servers filled with what was started, in its order
    private List<Contestant> open(List<Rung> rungs, boolean whole, List<ServerProcess> servers)
            throws IOException, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        int next = port;
        for (var rung : rungs) {
            servers.add(ServerProcess.rung(rung, next, town.controlUrl(), town, dir));
            contestants.add(new Contestant(rung.title(), rung != Rung.BARE, next++, List.of(servers.getLast())));
        }
        if (whole) {
            var bare = servers.getFirst();
            var jar = benchmarks.resolve("gateway/target/gateway.jar");
            servers.add(ServerProcess.gateway(jar, next, port, dir));
            contestants.add(new Contestant(GATEWAY, false, next++, List.of(servers.getLast(), bare)));
            servers.add(ServerProcess.nginx(next, port, dir));
            contestants.add(new Contestant(NGINX, false, next, List.of(servers.getLast(), bare)));
        }
        return contestants;
    }

    private void grants() throws IOException, InterruptedException, SQLException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        Map<Integer, String> databases = new LinkedHashMap<>();
        for (int grants : new int[] {10, 1_000, 100_000}) {
            databases.put(grants, town.withGrants(grants));
        }
        for (int round = 1; round <= rounds; round++) {
            for (var database : databases.entrySet()) {
                try (var server = ServerProcess.rung(Rung.EVIDENCE, port, database.getValue(), town, dir)) {
                    var contestant = new Contestant("%,d".formatted(database.getKey()), true, port, List.of(server));
                    warmUp(true, port);
                    keep(samples, contestant.name(), measure(contestant));
                }
            }
        }
        store("grants", new StringBuilder(table("grants in force", samples)));
    }

    /// Nonces are remembered for some minutes, so the heap settles first and is watched afterwards.
    private void soak(Duration watched) throws IOException, InterruptedException, SQLException {
        var settling = Duration.ofMinutes(Math.min(7, watched.toMinutes()));
        var text = new StringBuilder(
                "| minute | calls a second | heap after collection, MiB | resident, MiB |\n|---|---|---|---|\n");
        try (var server = ServerProcess.rung(Rung.EVIDENCE, port, town.controlUrl(), town, dir)) {
            List<Long> heap = new ArrayList<>();
            for (int minute = 1; minute <= settling.plus(watched).toMinutes(); minute++) {
                var result = play(true, port, Duration.ofMinutes(1));
                long used = server.heapBytes();
                if (minute > settling.toMinutes()) {
                    heap.add(used);
                }
                var line = "| %d%s | %,.0f | %,d | %,d |%n"
                        .formatted(
                                minute,
                                minute > settling.toMinutes() ? "" : " (settling)",
                                result.perSecond(),
                                used >> 20,
                                server.residentBytes() >> 20);
                System.out.print(line);
                text.append(line);
            }
            double first = third(heap, 0);
            double last = third(heap, 1);
            text.append("%nMedian heap of the last third of the %d minutes watched, of the first third's: %.2f.%n"
                    .formatted(watched.toMinutes(), last / first));
        }
        store(
                "soak",
                Wrk.CONNECTIONS + " connections without a pause; the heap holds the nonces of the last six minutes",
                text);
    }

    private static double third(List<Long> heap, int which) {
        int size = Math.max(1, heap.size() / 3);
        var part = which == 0 ? heap.subList(0, size) : heap.subList(heap.size() - size, heap.size());
        return Sample.median(
                part.stream().mapToDouble(Long::doubleValue).sorted().toArray());
    }

    private static void keep(Map<String, List<Sample>> samples, String name, Sample sample) {
        samples.computeIfAbsent(name, _ -> new ArrayList<>()).add(sample);
        System.out.printf(
                Locale.ROOT,
                "%-45s %,9.0f/s  p50 %6.2f ms  p99 %6.2f ms  %6.1f µs%n",
                name,
                sample.perSecond(),
                sample.p50Millis(),
                sample.p99Millis(),
                sample.cpuMicros());
    }

    private void warmUp(boolean signed, int at) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            play(signed, at, WARM_UP.dividedBy(WARM_UPS));
        }
    }

    private Sample measure(Contestant contestant) throws IOException, InterruptedException {
        double before = cpu(contestant.servers());
        var result = play(contestant.signed(), contestant.port(), time);
        return Sample.of(result, cpu(contestant.servers()) - before);
    }

    private static double cpu(List<ServerProcess> servers) throws IOException {
        double seconds = 0;
        for (var server : servers) {
            seconds += server.cpuSeconds();
        }
        return seconds;
    }

    /// In memory where there is a place for it: writing out the load must not compete with the log for the disk.
    private Path requests() {
        var memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory.resolve(dir.getFileName() + "-requests") : dir.resolve("requests");
    }

    private Wrk.Result play(boolean signed, int at, Duration howLong) throws IOException, InterruptedException {
        var file = requests();
        int count = Math.toIntExact(howLong.toSeconds() * MOST_A_SECOND);
        var requests = RequestFile.write(file, count, at, town.key(), signed);
        return Wrk.play(benchmarks.resolve("src/main/lua/play.lua"), requests, at, howLong);
    }

    /// @param samples of each contestant, one a round; the others are held against the first
    private static String table(String first, Map<String, List<Sample>> samples) {
        var text = new StringBuilder(
                "| " + first
                        + " | calls a second | of the first | p50, ms | p99, ms | processor time a call, µs |\n|---|---|---|---|---|---|\n");
        var base = samples.values().iterator().next();
        samples.forEach((name, all) -> {
            var sample = Sample.median(all);
            text.append("| %s | %,.0f | %.2f | %.2f | %.2f | %.1f |%n"
                    .formatted(
                            name,
                            sample.perSecond(),
                            Ratio.of(all, base, Sample::perSecond).median(),
                            sample.p50Millis(),
                            sample.p99Millis(),
                            sample.cpuMicros()));
        });
        return text.toString();
    }

    private void store(String name, StringBuilder table) throws IOException, SQLException {
        store(
                name,
                "PostgreSQL and the load generator run on the same cores. "
                        + Wrk.CONNECTIONS + " connections, " + rounds + " rounds of " + time.toSeconds()
                        + " s each after a warm-up of " + WARM_UP.toSeconds()
                        + " s; medians over the rounds; a ratio is taken within each round",
                table);
    }

    private void store(String name, String how, StringBuilder table) throws IOException, SQLException {
        var text = """
                # bench %s, %s

                %s. %s.

                %s""".formatted(name, LocalDate.now(ZONE), Machine.describe(town.version()), how, table);
        System.out.println(text);
        Files.createDirectories(benchmarks.resolve("results"));
        Files.writeString(benchmarks.resolve("results").resolve(name + ".md"), text);
    }

    /// What a database that is still stopping takes away by itself is no failure of a benchmark.
    private static void delete(Path dir) {
        try {
            FileSystemUtils.deleteRecursively(dir);
        } catch (IOException e) {
            System.err.println(dir + " was not deleted: " + e);
        }
    }
}
