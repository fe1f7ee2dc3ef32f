package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestDatabase;

/// A database of before acts of all proceedings had one shape keeps what was said in requests and of missing data.
class A04_ActMigrationTest {

    private final TestDatabase database = TestDatabase.empty();

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true);
    }

    @Test
    void a01_what_older_acts_said_is_text_by_name() {
        flyway().target(MigrationVersion.fromVersion("112")).load().migrate();
        database.jdbc().sql("""
                insert into demand.request (id, consumer, provider, caller, service, dataset, share_type, purpose, matter,
                  spared_paper, legal_basis, scene, scope, share_mode, terms, needs, case_required, calls_per_day,
                  calls_per_second, state, drafted_by, drafted_at, moved_at)
                values ('R-1', 'a', 'b', 's', 'x', 'd', 'CONDITIONAL', '', '', '', '', '', '', 'INTERFACE', '{}', '{}',
                  true, 1, 1, 'SUBMITTED', 'l', now(), now());
                insert into demand.request_act
                select 'R-1', number, act, 'SUBMITTED', 'l', 'n', 'a', now(), '', detail::jsonb
                from (values (1, 'SIGN_OFF', '{}'),
                  (2, 'NOTE_INCOMPLETE', '{"missing": ["使用范围未写明岗位", "未写明依据"]}'),
                  (3, 'ASK_EXTENSION', '{"workingDays": 5}'),
                  (4, 'PROPOSE_REFUSAL', '{"ground": "BEYOND_NEED", "basis": "《个人信息保护法》第六条"}'))
                  old (number, act, detail);
                insert into demand.missing_dataset (id, name, name_key, state, overdue, stated_at, moved_at)
                values ('M-1', '监护关系', '监护关系', 'ACCEPTED', true, now(), now());
                insert into demand.missing_act
                select 'M-1', number, act, 'ACCEPTED', 'l', 'n', 'a', now(), '', detail::jsonb
                from (values (1, 'STATE', '{"type": "NONE"}'),
                  (2, 'ASSIGN', '{"type": "DUTY", "agency": "c", "basis": "《户口登记条例》第三条", "answerBy": "2026-03-09"}'),
                  (3, 'ACCEPT', '{"type": "DAY", "day": "2026-04-30"}'),
                  (4, 'NOTE_OVERDUE', '{"type": "NONE"}'),
                  (5, 'LINK', '{"type": "ENTRY", "code": "e/1", "lacking": ["监护人", "监护类型"]}'),
                  (6, 'FULFIL', '{"type": "ENTRY", "code": "e/1", "lacking": []}'),
                  (7, 'DECLINE', '{"type": "BASIS", "text": "《个人信息保护法》第六条"}')) old (number, act, detail)
                """).update();

        flyway().load().migrate();

        assertThat(said("request_act", "missing", "workingDays", "ground", "basis"))
                .containsExactly(
                        "SIGN_OFF |||",
                        "NOTE_INCOMPLETE 使用范围未写明岗位\n未写明依据|||",
                        "ASK_EXTENSION |5||",
                        "PROPOSE_REFUSAL ||BEYOND_NEED|《个人信息保护法》第六条");
        assertThat(said("missing_act", "source", "basis", "day", "entry", "lacking", "rung"))
                .containsExactly(
                        "STATE |||||",
                        "ASSIGN c|《户口登记条例》第三条|2026-03-09|||",
                        "ACCEPT ||2026-04-30|||",
                        "ESCALATE |||||HEAD",
                        "LINK |||e/1|监护人\n监护类型|",
                        "FULFIL |||e/1||",
                        "DECLINE |《个人信息保护法》第六条||||");
        assertThat(database.jdbc()
                        .sql("select rung from demand.missing_dataset")
                        .query(String.class)
                        .single())
                .isEqualTo("HEAD");
    }

    /// Each act with what it says under these names; all of it is text.
    private List<String> said(String table, String... names) {
        var columns = new StringBuilder("act || ' ' || concat_ws('|'");
        for (var name : names) {
            columns.append(", coalesce(detail ->> '").append(name).append("', '')");
        }
        return database
                .jdbc()
                .sql("select " + columns + ") from demand." + table + " where not exists ("
                        + "select from jsonb_each(detail) as each (name, said) where jsonb_typeof(said) <> 'string')"
                        + " order by number")
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
