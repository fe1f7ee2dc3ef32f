package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhanqiao.samplecity.SampleResident.Role;

class A08_WellKnownTest {

    @Test
    void there_is_one_resident_for_each_role_and_always_the_same() {
        List<SampleResident> known = SampleCity.wellKnown(City.SMALL);

        assertThat(known).extracting(SampleResident::role).containsExactly(Role.values());
        assertThat(known).extracting(SampleResident::idNumber).doesNotHaveDuplicates();
        assertThat(SampleCity.wellKnown(City.SMALL)).isEqualTo(known);
        assertThat(SampleCity.wellKnown(FillOptions.DEFAULT))
                .hasSameSizeAs(Role.values())
                .isNotEqualTo(known);
    }

    @Test
    void they_and_what_they_stand_for_are_in_the_databases_without_a_defect() throws SQLException {
        City city = City.filled();
        for (SampleResident resident : SampleCity.wellKnown(City.SMALL)) {
            assertThat(city.rows("select name, household_no, address from police.resident where id_number = '"
                            + resident.idNumber() + "'"))
                    .containsExactly(resident.name() + "|" + resident.householdNumber() + "|" + resident.address());
            resident.keys().forEach((column, value) -> assertKey(city, column, value));
        }
    }

    private static void assertKey(City city, String column, String value) {
        String table = column.substring(0, column.lastIndexOf('.'));
        String query =
                "select 1 from " + table + " where " + column.substring(table.length() + 1) + " = '" + value + "'";
        try {
            assertThat(table.startsWith("housing_fund") ? City.rows(city.fund(), query) : city.rows(query))
                    .as(column)
                    .isNotEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
