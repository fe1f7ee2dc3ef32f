package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class A06_RolesTest {

    private static final City CITY = City.filled();

    @Test
    void agencies_have_right_codes_and_ids_and_titles_of_their_own() {
        assertThat(SampleCity.agencies()).hasSize(11).doesNotHaveDuplicates();
        assertThat(SampleCity.agencies())
                .allMatch(agency -> Uscc.find(agency.code()).isPresent());
        assertThat(SampleCity.agencies()).extracting(AgencySpec::code).doesNotHaveDuplicates();
        assertThat(SampleCity.agencies())
                .filteredOn(
                        agency -> agency.name().endsWith("局") || agency.name().endsWith("委员会"))
                .hasSize(8)
                .allMatch(agency -> agency.code().startsWith("11370200"));
        assertThat(SampleCity.tables()).extracting(TableSpec::title).doesNotHaveDuplicates();
        assertThat(SampleCity.findAgency("police").map(AgencySpec::name)).contains("青岛市公安局");
        assertThat(SampleCity.findAgency("nobody")).isEmpty();
    }

    @Test
    void an_agency_reads_its_own_tables_and_no_others() throws SQLException {
        for (AgencySpec agency : postgresAgencies()) {
            try (Connection connection = CITY.postgresAs(agency)) {
                for (TableSpec table : SampleCity.postgresTables()) {
                    String query = "select * from " + table.qualifiedName() + " limit 1";
                    if (table.agency().equals(agency.id())) {
                        assertThat(City.rows(connection, query)).hasSize(1);
                    } else {
                        assertThatThrownBy(() -> City.rows(connection, query))
                                .as(agency.id() + " reads " + table.qualifiedName())
                                .hasMessageContaining("permission denied");
                    }
                }
            }
        }
    }

    @Test
    void an_agency_cannot_change_its_tables_through_that_role() throws SQLException {
        try (Connection connection = CITY.postgresAs(Agencies.POLICE);
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "delete from police.resident", "drop table police.resident", "create table police.other (a int)")) {
                assertThatThrownBy(() -> statement.execute(change)).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void the_housing_fund_has_a_user_that_reads_only() throws SQLException {
        FillTarget target = CITY.target();
        AgencySpec fund = Agencies.HOUSING_FUND;
        try (Connection connection =
                        DriverManager.getConnection(target.fundUrl(), fund.role(), target.passwordOf(fund));
                Statement statement = connection.createStatement()) {
            assertThat(City.rows(connection, "select id_number from housing_fund.account limit 1"))
                    .hasSize(1);
            assertThatThrownBy(() -> statement.execute("delete from housing_fund.account"))
                    .hasMessageContaining("Not enough rights");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(target.fundUrl(), fund.role(), "other"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void every_lookup_has_an_index() throws SQLException {
        for (TableSpec table : SampleCity.postgresTables()) {
            List<String> definitions =
                    CITY.rows("select indexdef from pg_indexes where schemaname || '.' || tablename = '"
                            + table.qualifiedName() + "'");
            for (String column : table.lookups()) {
                assertThat(definitions).anyMatch(each -> each.endsWith("(" + column + ")"));
            }
            assertThat(definitions)
                    .anyMatch(each -> each.contains("UNIQUE") && each.endsWith("(" + table.rowKey() + ")"));
        }
    }

    private static List<AgencySpec> postgresAgencies() {
        return SampleCity.agencies().stream()
                .filter(agency -> agency.source() != SourceKind.JDBC_H2)
                .toList();
    }
}
