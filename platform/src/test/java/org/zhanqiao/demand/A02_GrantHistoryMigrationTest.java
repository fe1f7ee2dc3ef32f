package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestDatabase;

/// A database of before the history keeps its grants, and what is known of their acts.
class A02_GrantHistoryMigrationTest {

    private final TestDatabase database = TestDatabase.empty();

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true);
    }

    @Test
    void a01_signature_and_last_act_of_older_grants_become_their_history() {
        flyway().target(MigrationVersion.fromVersion("30")).load().migrate();
        database.jdbc().sql("""
                insert into demand.access_grant
                select 'G-2026-00000' || n, 'system', 'service', '用途', '事项', '依据',
                  '{"modes": ["query"], "lookupKeys": [["a"]], "fields": [{"item": "a", "mask": "none"}]}'::jsonb,
                  true, 1, 1, 0, now(), now() + interval '1 day', repeat('a', 64), state, 'signer',
                  '2026-01-01T00:00:00Z', ended_by, case when ended_by is not null then now() end, because, version
                from (values (1, 'ACTIVE', null, null, 1), (2, 'SUSPENDED', 'stopper', '核查', 2),
                  (3, 'REVOKED', 'stopper', '到期', 4), (4, 'ACTIVE', 'resumer', '完毕', 3))
                  old (n, state, ended_by, because, version)
                """).update();

        flyway().load().migrate();

        var grants = new Grants(database.jdbc(), event -> {}, Instant::now);
        assertThat(kinds(grants, 1)).containsExactly("1 SIGNED signer ");
        assertThat(kinds(grants, 2)).containsExactly("1 SIGNED signer ", "2 SUSPENDED stopper 核查");
        assertThat(kinds(grants, 3)).containsExactly("1 SIGNED signer ", "4 REVOKED stopper 到期");
        assertThat(kinds(grants, 4)).containsExactly("1 SIGNED signer ", "3 RESUMED resumer 完毕");
    }

    private static List<String> kinds(Grants grants, int number) {
        return grants.listActs("G-2026-00000" + number).stream()
                .map(act -> act.version() + " " + act.kind() + " " + act.by() + " " + act.because())
                .toList();
    }
}
