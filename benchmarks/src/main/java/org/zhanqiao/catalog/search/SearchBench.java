package org.zhanqiao.catalog.search;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CatalogItem;
import org.zhanqiao.samplecity.CityCatalog;

/// How fast the catalog is searched, by Lucene and by PostgreSQL's own means: the same entries, the same questions
/// (`search-questions.txt`) one after the other, each with its counts by facet.
public final class SearchBench {

    private static final long SEED = 2026;
    private static final int WARM_UP = 3;

    private SearchBench() {}

    /// @param dir    for the databases, emptied by the caller
    /// @param rounds how often each question counts
    /// @return a table
    public static StringBuilder measure(Path dir, List<Integer> sizes, int rounds) throws Exception {
        var text = new StringBuilder("""
                | entries | engine | filled in, s | on disk, MiB | median, ms | p99, ms | slowest question |
                |---|---|---|---|---|---|---|
                """);
        var questions = questions();
        for (int size : sizes) {
            try (var lucene = new LuceneContestant(dir.resolve("lucene-" + size))) {
                text.append(row(lucene, size, questions, rounds));
            }
            try (var server = EmbeddedPostgres.builder()
                            .setDataDirectory(dir.resolve("postgres-" + size))
                            .setServerConfig("shared_buffers", "512MB")
                            .setServerConfig("work_mem", "64MB")
                            .setServerConfig("maintenance_work_mem", "512MB")
                            .start();
                    var postgres =
                            new PostgresContestant(server.getPostgresDatabase().getConnection())) {
                text.append(row(postgres, size, questions, rounds));
            }
        }
        return text;
    }

    private static List<String> questions() throws Exception {
        try (var in = Objects.requireNonNull(SearchBench.class.getResourceAsStream("/search-questions.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static String row(Contestant engine, int size, List<String> questions, int rounds) throws Exception {
        long begun = System.nanoTime();
        try (Stream<CatalogEntry> entries = new CityCatalog(SEED).entries(size)) {
            engine.fill(entries.map(SearchBench::document));
        }
        double filled = (System.nanoTime() - begun) / 1e9;
        for (int round = 0; round < WARM_UP; round++) {
            for (var question : questions) {
                engine.ask(question);
            }
        }
        double[] millis = new double[questions.size() * rounds];
        double slowest = 0;
        var slowestQuestion = "";
        int n = 0;
        for (int round = 0; round < rounds; round++) {
            for (var question : questions) {
                long asked = System.nanoTime();
                engine.ask(question);
                double took = (System.nanoTime() - asked) / 1e6;
                millis[n++] = took;
                if (took > slowest) {
                    slowest = took;
                    slowestQuestion = question;
                }
            }
        }
        Arrays.sort(millis);
        var row = "| %,d | %s | %,.0f | %,d | %,.1f | %,.1f | %s, %,.0f ms |%n"
                .formatted(
                        size,
                        engine.title(),
                        filled,
                        engine.bytes() >> 20,
                        millis[millis.length / 2],
                        millis[(int) Math.ceil(millis.length * 0.99) - 1],
                        slowestQuestion,
                        slowest);
        System.out.print(row);
        return row;
    }

    private static SearchDocument document(CatalogEntry entry) {
        var facets = new EnumMap<Facet, String>(Facet.class);
        facets.put(Facet.AGENCY, entry.agency().code());
        facets.put(Facet.SHARE_TYPE, entry.sharing().name());
        facets.put(Facet.LEVEL, Integer.toString(entry.level()));
        facets.put(Facet.CLASS, entry.classCode());
        facets.put(Facet.CYCLE, entry.cycle());
        facets.put(Facet.OPEN_TYPE, entry.opening().name());
        return new SearchDocument(
                entry.code(),
                entry.name(),
                entry.summary(),
                entry.agency().name(),
                entry.agency().district().endsWith("00"),
                entry.items().stream().map(CatalogItem::title).toList(),
                entry.items().stream()
                        .map(CatalogItem::name)
                        .filter(name -> name.chars().allMatch(letter -> letter < 128))
                        .toList(),
                facets,
                List.of());
    }
}
