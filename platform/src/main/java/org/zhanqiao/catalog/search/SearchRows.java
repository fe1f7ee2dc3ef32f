package org.zhanqiao.catalog.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryState;
import tools.jackson.databind.json.JsonMapper;

/// What the search reads of the database: the entries in force, and which of them changed.
@Component
class SearchRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FETCHED_AT_ONCE = 500;

    private static final String IN_FORCE = """
            select entry.code, entry.agency, entry.class_code, entry.version, version.metadata::text as metadata
            from catalog.entry join catalog.entry_version version
              on version.code = entry.code and version.version = entry.version
            where entry.state in (:inForce)
            """;

    private static final List<String> STATES = Arrays.stream(EntryState.values())
            .filter(EntryState::inForce)
            .map(Enum::name)
            .toList();

    private final JdbcClient jdbc;

    SearchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An entry in force, as it was last published.
    record Row(String code, String agency, String classCode, int version, EntryMetadata metadata) {}

    /// Where a follower stands.
    ///
    /// @param origin  of which database
    /// @param horizon number of the oldest transaction whose changes it may not have seen
    record Place(String origin, long horizon) {}

    /// Where a follower stands that reads everything from now on.
    Place place() {
        return jdbc.sql("""
                select id, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon from catalog.search_origin
                """)
                .query((row, n) -> new Place(row.getString("id"), row.getLong("horizon")))
                .single();
    }

    /// Codes of entries that may have changed since.
    List<String> listChangedSince(Place place) {
        return jdbc.sql("select code from catalog.search_change where tx >= :horizon::text::xid8 order by code")
                .param("horizon", Long.toString(place.horizon()))
                .query((row, n) -> row.getString("code"))
                .list();
    }

    /// Those of some entries that are in force, by code.
    Map<String, Row> listInForce(Collection<String> codes) {
        var rows = new HashMap<String, Row>();
        if (!codes.isEmpty()) {
            jdbc.sql(IN_FORCE + "and entry.code in (:codes)")
                    .param("inForce", STATES)
                    .param("codes", codes)
                    .query(SearchRows::row)
                    .list()
                    .forEach(row -> rows.put(row.code(), row));
        }
        return rows;
    }

    long countInForce() {
        return jdbc.sql("select count(*) from catalog.entry where state in (:inForce)")
                .param("inForce", STATES)
                .query(Long.class)
                .single();
    }

    /// All entries in force, read as they are used.
    @Transactional(readOnly = true)
    public void eachInForce(Consumer<Row> use) {
        try (Stream<Row> rows = jdbc
                .sql(IN_FORCE)
                .withFetchSize(FETCHED_AT_ONCE)
                .param("inForce", STATES)
                .query(SearchRows::row)
                .stream()) {
            rows.forEach(use);
        }
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("code"),
                row.getString("agency"),
                row.getString("class_code"),
                row.getInt("version"),
                JSON.readValue(row.getString("metadata"), EntryMetadata.class));
    }
}
