package org.zhanqiao.barrier.discovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of what following each paper came to.
@Component
final class KeptFindings {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};
    private static final String COLUMNS = "matter, paper, kind, link, dataset, provider, since, looked_at, proposed";

    private final JdbcClient jdbc;

    KeptFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes findings in one statement, over what was kept of the same papers.
    void put(Collection<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        var list = List.copyOf(findings);
        jdbc.sql("""
                insert into barrier.finding (matter, paper, kind, link, dataset, provider, steps, since, looked_at)
                select matter, paper, kind, link, dataset, provider, steps::jsonb, since, looked_at
                from unnest(:matters::text[], :papers::text[], :kinds::text[], :links::text[], :datasets::text[],
                  :providers::text[], :steps::text[], :sinces::timestamptz[], :looks::timestamptz[])
                  as found (matter, paper, kind, link, dataset, provider, steps, since, looked_at)
                on conflict (matter, paper) do update set kind = excluded.kind, link = excluded.link,
                  dataset = excluded.dataset, provider = excluded.provider, steps = excluded.steps,
                  since = excluded.since, looked_at = excluded.looked_at, proposed = ''
                """)
                .param("matters", texts(list, finding -> finding.paper().matter()))
                .param("papers", texts(list, finding -> finding.paper().paper()))
                .param("kinds", texts(list, finding -> finding.kind().name()))
                .param("links", texts(list, finding -> finding.link().name()))
                .param("datasets", texts(list, Finding::dataset))
                .param("providers", texts(list, Finding::provider))
                .param("steps", texts(list, finding -> JSON.writeValueAsString(finding.steps())))
                .param(
                        "sinces",
                        list.stream().map(each -> Timestamp.from(each.since())).toArray(Timestamp[]::new))
                .param(
                        "looks",
                        list.stream()
                                .map(each -> Timestamp.from(each.lookedAt()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    /// Notes what barriers would come to; what was kept of them stays.
    void propose(Collection<Finding> standing) {
        if (standing.isEmpty()) {
            return;
        }
        var list = List.copyOf(standing);
        jdbc.sql("""
                update barrier.finding set proposed = said.proposed, looked_at = said.looked_at
                from unnest(:matters::text[], :papers::text[], :proposed::text[], :looks::timestamptz[])
                  as said (matter, paper, proposed, looked_at)
                where finding.matter = said.matter and finding.paper = said.paper
                """)
                .param("matters", texts(list, finding -> finding.paper().matter()))
                .param("papers", texts(list, finding -> finding.paper().paper()))
                .param("proposed", texts(list, finding -> String.valueOf(finding.proposed())))
                .param(
                        "looks",
                        list.stream()
                                .map(each -> Timestamp.from(each.lookedAt()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    private static String[] texts(List<Finding> list, java.util.function.Function<Finding, String> text) {
        return list.stream().map(text).toArray(String[]::new);
    }

    void remove(Collection<PaperKey> papers) {
        jdbc.sql("""
                delete from barrier.finding using unnest(:matters::text[], :papers::text[]) gone (matter, paper)
                where finding.matter = gone.matter and finding.paper = gone.paper
                """)
                .param("matters", papers.stream().map(PaperKey::matter).toArray(String[]::new))
                .param("papers", papers.stream().map(PaperKey::paper).toArray(String[]::new))
                .update();
    }

    /// All, without their chains.
    Map<PaperKey, Finding> listAll() {
        var found = new HashMap<PaperKey, Finding>();
        jdbc.sql("select " + COLUMNS + " from barrier.finding").query(row -> {
            var finding = read(row, List.of());
            found.put(finding.paper(), finding);
        });
        return found;
    }

    /// Whether nothing was followed yet.
    boolean isEmpty() {
        return jdbc.sql("select not exists (select from barrier.finding)")
                .query(Boolean.class)
                .single();
    }

    /// Those of a dataset, without their chains.
    ///
    /// @param most at most as many
    List<Finding> listOn(String dataset, int most) {
        return jdbc.sql("select " + COLUMNS + " from barrier.finding where dataset = :dataset"
                        + " order by matter, paper limit :most")
                .param("dataset", dataset)
                .param("most", most)
                .query((row, n) -> read(row, List.of()))
                .list();
    }

    Optional<Finding> find(PaperKey paper) {
        return listWithChains(List.of(paper)).stream().findFirst();
    }

    /// Those of these papers, with their chains.
    List<Finding> listWithChains(Collection<PaperKey> papers) {
        return jdbc.sql("select " + COLUMNS + ", steps::text as steps from barrier.finding where (matter, paper) in ("
                        + "select * from unnest(:matters::text[], :papers::text[]))")
                .param("matters", papers.stream().map(PaperKey::matter).toArray(String[]::new))
                .param("papers", papers.stream().map(PaperKey::paper).toArray(String[]::new))
                .query((row, n) -> read(row, JSON.readValue(row.getString("steps"), STEPS)))
                .list();
    }

    private static Result.@Nullable Kind proposed(String kind) {
        return kind.isEmpty() ? null : Result.Kind.valueOf(kind);
    }

    private static Finding read(ResultSet row, List<Step> steps) throws SQLException {
        return new Finding(
                new PaperKey(row.getString("matter"), row.getString("paper")),
                Result.Kind.valueOf(row.getString("kind")),
                Link.valueOf(row.getString("link")),
                row.getString("dataset"),
                row.getString("provider"),
                steps,
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("looked_at").toInstant(),
                proposed(row.getString("proposed")));
    }
}
