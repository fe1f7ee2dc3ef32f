package org.zhanqiao.barrier.items;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.databind.json.JsonMapper;

/// The tables of matters, their papers and their versions.
@Component
final class MatterTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS =
            "code, name, agency, audience, cases_per_year, version, retired, changed_by, changed_at";

    private static final Map<String, String> ORDERS = Map.of(
            "code", "code",
            "name", "name",
            "agency", "agency",
            "cases", "cases_per_year",
            "changed", "changed_at");

    private final JdbcClient jdbc;

    MatterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes a matter over the version before.
    ///
    /// @return whether that was the version before; of a new one, whether its code was free
    boolean put(Matter matter) {
        var text = matter.text();
        boolean written = jdbc.sql("""
                        insert into barrier.matter as known (code, name, agency, audience, cases_per_year, version, retired,
                          changed_by, changed_at)
                        select :code, :name, :agency, :audience, :cases, :version, :retired, :by, :at
                        where :version = 1 or exists (select from barrier.matter where code = :code)
                        on conflict (code) do update set name = excluded.name, agency = excluded.agency,
                          audience = excluded.audience, cases_per_year = excluded.cases_per_year,
                          version = excluded.version, retired = excluded.retired, changed_by = excluded.changed_by,
                          changed_at = excluded.changed_at
                        where known.version = excluded.version - 1
                        """)
                        .param("code", text.code())
                        .param("name", text.name())
                        .param("agency", text.agency())
                        .param("audience", String.valueOf(text.audience()))
                        .param("cases", text.casesPerYear())
                        .param("version", matter.version())
                        .param("retired", matter.retired())
                        .param("by", matter.by())
                        .param("at", Timestamp.from(matter.changedAt()))
                        .update()
                == 1;
        if (written) {
            putPapers(text);
        }
        return written;
    }

    private void putPapers(MatterText text) {
        jdbc.sql("delete from barrier.matter_paper where matter = :matter")
                .param("matter", text.code())
                .update();
        int position = 0;
        for (var paper : text.papers()) {
            jdbc.sql("""
                    insert into barrier.matter_paper (matter, name, position, holder, supply, items)
                    values (:matter, :name, :position, :holder, :supply, :items)
                    """)
                    .param("matter", text.code())
                    .param("name", paper.name())
                    .param("position", position++)
                    .param("holder", paper.holder())
                    .param("supply", paper.supply().name())
                    .param("items", paper.items().toArray(String[]::new))
                    .update();
        }
    }

    void insert(MatterVersion version) {
        jdbc.sql("""
                insert into barrier.matter_version (matter, version, body, retired, by_login, by_name, changed_at)
                values (:matter, :version, :body::jsonb, :retired, :login, :name, :at)
                """)
                .param("matter", version.text().code())
                .param("version", version.version())
                .param("body", JSON.writeValueAsString(version.text()))
                .param("retired", version.retired())
                .param("login", version.by())
                .param("name", version.name())
                .param("at", Timestamp.from(version.at()))
                .update();
    }

    /// What was ever stated of a matter, oldest first.
    List<MatterVersion> listVersions(String code) {
        return jdbc.sql("""
                select version, body::text as body, retired, by_login, by_name, changed_at
                from barrier.matter_version where matter = :code order by version
                """)
                .param("code", code)
                .query((row, n) -> new MatterVersion(
                        JSON.readValue(row.getString("body"), MatterText.class),
                        row.getLong("version"),
                        row.getBoolean("retired"),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    Map<String, Long> listVersionNumbers() {
        var versions = new HashMap<String, Long>();
        jdbc.sql("select code, version from barrier.matter").query(row -> {
            versions.put(row.getString("code"), row.getLong("version"));
        });
        return versions;
    }

    Map<String, Set<String>> listPapersEver(Collection<String> codes) {
        var papers = new HashMap<String, Set<String>>();
        jdbc.sql("""
                select distinct stated.matter, paper.name
                from barrier.matter_version stated,
                  jsonb_to_recordset(stated.body -> 'papers') as paper (name text)
                where stated.matter = any(:codes::text[])
                """).param("codes", codes.toArray(String[]::new)).query(row -> {
            papers.computeIfAbsent(row.getString("matter"), _ -> new HashSet<>())
                    .add(row.getString("name"));
        });
        return papers;
    }

    /// Matters by their codes, retired ones too; those that are not there are left out.
    Map<String, Matter> listAll(Collection<String> codes) {
        return read("code = any (:codes)", "matter = any (:codes)", codes);
    }

    /// All that are not retired, by code.
    List<Matter> listLive() {
        return read("not retired", "true", List.of()).values().stream()
                .sorted(java.util.Comparator.comparing(Matter::code))
                .toList();
    }

    /// All of an agency that are not retired.
    List<Matter> listLiveOf(String agency) {
        var codes = jdbc.sql("select code from barrier.matter where not retired and agency = :agency")
                .param("agency", agency)
                .query((row, n) -> row.getString("code"))
                .list();
        return List.copyOf(listAll(codes).values());
    }

    /// All of these names that are not retired.
    List<Matter> listNamed(Collection<String> names) {
        var codes = jdbc.sql("select code from barrier.matter where not retired and name = any(:names)")
                .param("names", names.toArray(String[]::new))
                .query((row, n) -> row.getString("code"))
                .list();
        return codes.isEmpty() ? List.of() : List.copyOf(listAll(codes).values());
    }

    /// All there ever were, by code.
    Map<String, Matter> listKnown() {
        return read("true", "true", List.of());
    }

    Optional<Matter> find(String code) {
        return Optional.ofNullable(listAll(List.of(code)).get(code));
    }

    private Map<String, Matter> read(String which, String papersOf, Collection<String> codes) {
        var papers = new HashMap<String, List<Paper>>();
        jdbc.sql("select matter, name, holder, supply, items from barrier.matter_paper where " + papersOf
                        + " order by matter, position")
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    papers.computeIfAbsent(row.getString("matter"), _ -> new ArrayList<>())
                            .add(paper(row));
                });
        var matters = new HashMap<String, Matter>();
        jdbc.sql("select " + COLUMNS + " from barrier.matter where " + which)
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    var code = row.getString("code");
                    matters.put(code, matter(row, papers.getOrDefault(code, List.of())));
                });
        return matters;
    }

    private static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                row.getString("name"),
                row.getString("holder"),
                Supply.valueOf(row.getString("supply")),
                Arrays.asList((String[]) row.getArray("items").getArray()));
    }

    private static Matter matter(ResultSet row, List<Paper> papers) throws SQLException {
        return new Matter(
                new MatterText(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("agency"),
                        Audience.valueOf(row.getString("audience")),
                        row.getLong("cases_per_year"),
                        papers),
                row.getLong("version"),
                row.getBoolean("retired"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }

    Paged<Matter> list(MatterFilter filter, ListQuery query) {
        var where = " from barrier.matter where not retired and (:agency = '' or agency = :agency)"
                + " and (:text = '' or code ilike :pattern or name ilike :pattern or exists (select from"
                + " barrier.matter_paper paper where paper.matter = matter.code and paper.name ilike :pattern))";
        var parameters = Map.of("agency", filter.agency(), "text", query.text(), "pattern", query.pattern());
        long total = jdbc.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        var codes = jdbc.sql("select code" + where + " order by " + query.orderBy(ORDERS, "code")
                        + " limit :size offset :offset")
                .params(parameters)
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, n) -> row.getString("code"))
                .list();
        var found = listAll(codes);
        return new Paged<>(codes.stream().map(found::get).toList(), total, query);
    }
}
