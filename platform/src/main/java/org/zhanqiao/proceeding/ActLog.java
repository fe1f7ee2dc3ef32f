package org.zhanqiao.proceeding;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
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
        return new History<>(jdbc.sql("""
                select proceeding, number, act, state, by_login, by_name, agency, acted_at, because,
                  detail::text as detail
                from %s_act where proceeding = :proceeding order by number
                """.formatted(acts.getEnumConstants()[0].log()))
                .param("proceeding", proceeding)
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
                        JSON.readValue(row.getString("detail"), new TypeReference<Map<String, String>>() {})))
                .list());
    }

    /// Where the acts of a proceeding stand in the evidence, by their keys; those on their way are not there yet.
    public Map<String, ControlEvidence.Standing> listStandings(History<?, ?> history) {
        return evidence.listBelow(
                evidencePrefix(history.last().kind().log(), history.last().proceeding()));
    }
}
