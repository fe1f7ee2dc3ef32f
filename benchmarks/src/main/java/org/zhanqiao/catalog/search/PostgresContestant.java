package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// PostgreSQL's own full text search over the same pairs of characters: a `tsvector` of weighted terms with a GIN
/// index, ranked by `ts_rank`, facets by grouping sets. It forgives no wrong character; what finds nothing is asked
/// again with any of the terms.
final class PostgresContestant implements Contestant {

    private static final Map<TextField, Character> WEIGHTS = Map.of(
            TextField.NAME, 'A',
            TextField.ITEMS, 'B',
            TextField.AGENCY, 'C',
            TextField.DESCRIPTION, 'D');

    private final Connection connection;
    private final CatalogAnalyzer analyzer = new CatalogAnalyzer();
    private final Synonyms synonyms = Synonyms.load();

    PostgresContestant(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String title() {
        return "PostgreSQL (tsvector, GIN)";
    }

    @Override
    public void fill(Stream<SearchDocument> documents) throws SQLException, IOException {
        execute("drop table if exists entry");
        execute("""
                create unlogged table entry (code text primary key, agency text, share text, level text, class text,
                  cycle text, open text, terms tsvector)
                """);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy entry from stdin");
        documents.forEach(document -> {
            var line = (Stream.of(
                                    document.code(),
                                    facet(document, Facet.AGENCY),
                                    facet(document, Facet.SHARE_TYPE),
                                    facet(document, Facet.LEVEL),
                                    facet(document, Facet.CLASS),
                                    facet(document, Facet.CYCLE),
                                    facet(document, Facet.OPEN_TYPE),
                                    terms(document))
                            .collect(Collectors.joining("\t"))
                    + "\n");
            var bytes = line.getBytes(StandardCharsets.UTF_8);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        copy.endCopy();
        execute("create index entry_terms on entry using gin (terms)");
        execute("analyze entry");
    }

    private static String facet(SearchDocument document, Facet facet) {
        return document.facets().getOrDefault(facet, "");
    }

    /// Each term once with its best weight, as `tsvector` is written.
    private String terms(SearchDocument document) {
        var terms = new LinkedHashMap<String, Character>();
        keep(terms, TextField.NAME, List.of(document.name()));
        keep(terms, TextField.ITEMS, document.itemTitles());
        keep(terms, TextField.ITEMS, document.itemNames());
        keep(terms, TextField.AGENCY, List.of(document.agencyName()));
        keep(terms, TextField.DESCRIPTION, List.of(document.description()));
        return terms.entrySet().stream()
                .map(term -> "'" + term.getKey() + "':1" + term.getValue())
                .collect(Collectors.joining(" "));
    }

    private void keep(Map<String, Character> terms, TextField field, List<String> texts) {
        for (var text : texts) {
            words(text).forEach(word -> terms.putIfAbsent(word, WEIGHTS.getOrDefault(field, 'D')));
        }
    }

    private List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var unit : analyzer.units(text)) {
            words.add(unit.pair().isEmpty() ? unit.single() : unit.pair());
        }
        return words.stream()
                .map(word -> word.replaceAll("['\\\\\\s]", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public long ask(String question) throws SQLException {
        var words = QueryText.of(question, synonyms).clauses().stream()
                .flatMap(clause -> words(clause).stream())
                .map(word -> "'" + word + "'")
                .distinct()
                .toList();
        long found = ask(words, " & ");
        return found > 0 ? found : ask(words, " | ");
    }

    private long ask(List<String> words, String operator) throws SQLException {
        var query = String.join(operator, words);
        try (var best = connection.prepareStatement("""
                select code from entry, to_tsquery('simple', ?) query where terms @@ query
                order by ts_rank(terms, query) desc, code limit 20
                """);
                var facets = connection.prepareStatement("""
                select grouping(agency, share, level, class, cycle, open), agency, share, level, class, cycle, open,
                  count(*) from entry where terms @@ to_tsquery('simple', ?)
                group by grouping sets ((), (agency), (share), (level), (class), (cycle), (open))
                """)) {
            best.setString(1, query);
            facets.setString(1, query);
            try (var rows = best.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
            long total = 0;
            try (var rows = facets.executeQuery()) {
                while (rows.next()) {
                    total = Math.max(total, rows.getLong(8));
                }
            }
            return total;
        }
    }

    @Override
    public long bytes() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_total_relation_size('entry')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
