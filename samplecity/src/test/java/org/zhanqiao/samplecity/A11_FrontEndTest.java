package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables behind the services of the whole city.
class A11_FrontEndTest {

    private static final City CITY = City.filled();
    private static final List<FrontEndTable> TABLES = FrontEnd.list(2026);

    @Test
    void a01_nine_hundred_entries_of_many_agencies_have_a_table() {
        assertThat(TABLES).hasSize(FrontEnd.TABLES);
        assertThat(TABLES).extracting(FrontEndTable::service).doesNotHaveDuplicates();
        assertThat(TABLES).extracting(FrontEndTable::relation).doesNotHaveDuplicates();
        assertThat(TABLES.stream().map(table -> table.entry().agency().code()).distinct())
                .hasSizeBetween(60, 120);
        assertThat(TABLES).allSatisfy(table -> {
            assertThat(table.lookups()).contains(table.rowKey());
            assertThat(table.service()).matches("[a-z0-9][a-z0-9._-]{0,99}");
            assertThat(table.entry().sharing()).isNotEqualTo(CatalogEntry.Sharing.WITHHELD);
            assertThat(table.entry().level()).isLessThan(4);
        });
    }

    @Test
    void a02_each_has_rows_that_its_role_reads_and_is_filled_once() throws SQLException {
        var first = TABLES.subList(0, 60);
        FrontEnd.fill(CITY.target(), "secret", first, _ -> {});
        var told = new ArrayList<Long>();
        FrontEnd.fill(CITY.target(), "secret", TABLES, told::add);
        assertThat(told).contains(50L, 100L).endsWith((long) FrontEnd.TABLES);
        assertThat(FrontEnd.isThere(CITY.target())).isTrue();
        try (var reader = reader()) {
            for (var table : TABLES) {
                var items = table.entry().items().stream()
                        .map(item -> "\"" + item.name() + "\"")
                        .toList();
                assertThat(City.rows(
                                reader,
                                "select %s, %s from %s"
                                        .formatted(String.join(", ", items), FrontEnd.AS_OF, table.relation())))
                        .as(table.entry().name())
                        .hasSizeGreaterThan(50)
                        .doesNotHaveDuplicates()
                        .noneMatch(row -> row.contains("null"));
            }
        }
    }

    @Test
    void a03_the_role_reads_nothing_else() throws SQLException {
        FrontEnd.fill(CITY.target(), "secret", TABLES.subList(0, 1), _ -> {});
        try (var reader = reader()) {
            assertThatThrownBy(() -> City.rows(reader, "select * from police.resident limit 1"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> reader.createStatement()
                            .execute("delete from " + TABLES.getFirst().relation()))
                    .hasMessageContaining("permission denied");
        }
    }

    private static Connection reader() throws SQLException {
        return DriverManager.getConnection(CITY.target().cityUrl(), FrontEnd.ROLE, "secret");
    }
}
