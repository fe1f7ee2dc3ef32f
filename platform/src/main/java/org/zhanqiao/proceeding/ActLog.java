package org.zhanqiao.proceeding;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.ControlEvidence;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What was done in proceedings, each act with its evidence. An act is recorded in the transaction that holds the row
/// of its proceeding, so acts follow each other. Each feature keeps its own in a table of its schema, named by
/// [ActKind#log], with the columns `proceeding, number, act, state, by_login, by_name, agency, acted_at, because,
/// detail`.
@Component
public class ActLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final ControlEvidence evidence;

    ActLog(JdbcClient jdbc, ControlEvidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    static String evidencePrefix(String log, String proceeding) {
        return log + ":" + proceeding + ":";
    }

    /// Records an act with its evidence: the act itself is fact; what people wrote is committed to.
    ///
    /// @param facts what the proceeding is about, without personal values
    public void record(Act<?, ?> act, String from, Map<String, Object> facts) {
        jdbc.sql("""
                insert into %s_act
                  (proceeding, number, act, state, by_login, by_name, agency, acted_at, because, detail)
                values (:proceeding, :number, :act, :state, :login, :name, :agency, :at, :because, :detail::jsonb)
                """.formatted(act.kind().log()))
                .param("proceeding", act.proceeding())
                .param("number", act.number())
                .param("act", act.kind().name())
                .param("state", act.to().name())
                .param("login", act.by())
                .param("name", act.name())
                .param("agency", act.agency())
                .param("at", Timestamp.from(act.at()))
                .param("because", act.because())
                .param("detail", JSON.writeValueAsString(act.detail()))
                .update();
        var all = new LinkedHashMap<String, Object>();
        all.put("kind", act.kind().name());
        all.put("from", from);
        all.put("to", act.to().name());
        all.put("proceeding", act.proceeding());
        all.putAll(facts);
        all.put("by", act.by());
        all.put("agency", act.agency());
        all.put("at", act.at().toString());
        var texts = new LinkedHashMap<String, Object>(act.detail());
        if (!act.because().isEmpty()) {
            texts.put("because", act.because());
        }
        evidence.record(act.evidenceKey(), all, texts);
    }

    /// What was done in a proceeding.
    public <S extends Enum<S>, A extends Enum<A> & ActKind> History<S, A> history(
            String proceeding, Class<S> states, Class<A> acts) {
        return new History<>(listActs(List.of(proceeding), states, acts));
    }

    /// What was done in each of several proceedings, by its id; one in which nothing was done is left out.
    public <S extends Enum<S>, A extends Enum<A> & ActKind> Map<String, History<S, A>> histories(
            Collection<String> proceedings, Class<S> states, Class<A> acts) {
        return listActs(proceedings, states, acts).stream()
                .collect(Collectors.groupingBy(
                        Act::proceeding, Collectors.collectingAndThen(Collectors.toList(), History::new)));
    }

    private <S extends Enum<S>, A extends Enum<A> & ActKind> List<Act<S, A>> listActs(
            Collection<String> proceedings, Class<S> states, Class<A> acts) {
        return jdbc.sql("""
                select proceeding, number, act, state, by_login, by_name, agency, acted_at, because,
                  detail::text as detail
                from %s_act where proceeding = any (:proceedings) order by proceeding, number
                """.formatted(acts.getEnumConstants()[0].log()))
                .param("proceedings", proceedings.toArray(String[]::new))
                .query((row, _) -> new Act<>(
                        row.getString("proceeding"),
                        row.getLong("number"),
                        Enum.valueOf(acts, row.getString("act")),
                        Enum.valueOf(states, row.getString("state")),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getString("agency"),
                        row.getTimestamp("acted_at").toInstant(),
                        row.getString("because"),
                        readDetail(row.getString("detail"))))
                .list();
    }

    /// What an act said, and when.
    public record Said(Instant at, Map<String, String> detail) {}

    /// The latest act of a kind in each of several proceedings, by its id; one without such an act is left out.
    public Map<String, Said> listLast(Collection<String> proceedings, ActKind kind) {
        return listLast(proceedings, kind.log(), "act = :kind", kind.name());
    }

    /// The latest act of somebody of an agency in each of several proceedings of one kind, by its id; one without such
    /// an act is left out.
    ///
    /// @param log of the kind, see [ActKind#log]
    Map<String, Said> listLastOfAgencies(Collection<String> proceedings, String log) {
        return listLast(proceedings, log, "agency <> ''", "");
    }

    private Map<String, Said> listLast(Collection<String> proceedings, String log, String condition, String kind) {
        var last = new HashMap<String, Said>();
        jdbc.sql("""
                select distinct on (proceeding) proceeding, acted_at, detail::text as detail
                from %s_act where proceeding = any (:proceedings) and %s order by proceeding, number desc
                """.formatted(log, condition))
                .param("proceedings", proceedings.toArray(String[]::new))
                .param("kind", kind)
                .query(row -> {
                    last.put(
                            row.getString("proceeding"),
                            new Said(row.getTimestamp("acted_at").toInstant(), readDetail(row.getString("detail"))));
                });
        return last;
    }

    private static Map<String, String> readDetail(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    /// Where the acts of a proceeding stand in the evidence, by their keys; those on their way are not there yet.
    public Map<String, ControlEvidence.Standing> listStandings(History<?, ?> history) {
        return evidence.listBelow(
                evidencePrefix(history.last().kind().log(), history.last().proceeding()));
    }
}
