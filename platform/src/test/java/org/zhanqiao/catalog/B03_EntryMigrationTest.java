package org.zhanqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.protection.Level;

/// Datasets of before there were entries.
class B03_EntryMigrationTest {

    private final TestDatabase database = TestDatabase.empty();

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true);
    }

    @Test
    void b01_become_published_entries_that_state_what_was_known() {
        flyway().target(MigrationVersion.fromVersion("45")).load().migrate();
        database.jdbc().sql("""
                insert into catalog.dataset (code, agency, name, abstract, level, update_cycle)
                values ('308/old.table', 'agency', '旧表', '说明', 3, '每月'), ('308/odd', 'agency', '异表', '', 1, '每学期');
                insert into catalog.data_item (dataset, position, name, title, type, level, subject)
                values ('308/old.table', 0, 'id_number', '公民身份号码', 'TEXT', 3, 'RESIDENT_ID'),
                  ('308/old.table', 1, 'born', '出生日期', 'DATE', 2, 'NONE'),
                  ('308/odd', 0, 'a', '甲', 'BOOLEAN', 1, 'NONE');
                """).update();

        flyway().load().migrate();

        var table = new EntryTable(database.jdbc());
        var entry = table.find("308/old.table").orElseThrow();
        assertThat(entry.state()).isEqualTo(EntryState.PUBLISHED);
        assertThat(entry.name()).isEqualTo("旧表");
        assertThat(entry.metadata().sharing()).isEqualTo(new Sharing.Undecided());
        assertThat(entry.metadata().supply().cycle()).isEqualTo("MONTHLY");
        assertThat(entry.metadata().grading().level()).isEqualTo(Level.L3);
        assertThat(entry.items()).extracting(EntryItem::type).containsExactly(DataType.C, DataType.D);
        assertThat(entry.items()).extracting(EntryItem::name).containsExactly("id_number", "born");
        assertThat(table.findVersion("308/old.table", 1).orElseThrow().metadata())
                .isEqualTo(entry.metadata());
        assertThat(table.find("308/odd").orElseThrow().metadata().supply().cycle())
                .isEqualTo("IRREGULAR");
    }
}
