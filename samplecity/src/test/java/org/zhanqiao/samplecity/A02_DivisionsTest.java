package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.samplecity.Divisions.Area;
import org.zhanqiao.samplecity.Divisions.Community;

class A02_DivisionsTest {

    private final Divisions divisions = Divisions.load();

    @Test
    void the_lists_are_whole() {
        assertThat(divisions.listAreas()).hasSize(10).contains(new Area("370202", "市南区"));
        assertThat(divisions.listCommunities()).hasSize(2_120);
        assertThat(divisions.listAreas().stream()
                        .map(Area::code)
                        .map(divisions::listStreetsOf)
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(141);
        assertThat(divisions.listCommunities())
                .allMatch(each -> divisions.findStreet(each.streetCode()).isPresent())
                .allMatch(each -> divisions.findArea(each.areaCode()).isPresent());
    }

    @Test
    void a_retired_code_is_known_with_its_successor_and_is_no_area_in_force() {
        assertThat(divisions.findArea("370282")).isEmpty();
        assertThat(divisions.findHistoric("370282")).hasValueSatisfying(area -> {
            assertThat(area.name()).isEqualTo("即墨市");
            assertThat(area.successor()).isEqualTo("370215");
        });
        assertThat(divisions.findPredecessor("370203").map(Divisions.HistoricArea::code))
                .contains("370205");
        assertThat(divisions.findHistoric("370202")).isEmpty();
    }

    @Test
    void what_is_unknown_is_empty() {
        assertThat(divisions.findCommunity("999999999999")).isEmpty();
        assertThat(divisions.listStreetsOf("370282")).isEmpty();
        assertThat(divisions.listCommunitiesOf("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "云霄路社区, 云霄路社区, false",
        "张村社区居民委员会, 张村社区, false",
        "大新庄村村委会, 大新庄村, true",
        "郭家疃村委会, 郭家疃村, true",
        "蟠桃新村村民委员会, 蟠桃新村, true"
    })
    void an_address_has_the_name_without_the_committee(String listed, String name, boolean rural) {
        Community community = new Community("370202001001", listed, "370202001", "370202");

        assertThat(community.shortName()).isEqualTo(name);
        assertThat(community.rural()).isEqualTo(rural);
    }

    @Test
    void offices_keep_the_announced_calendar() {
        WorkingDays days = new WorkingDays();

        assertThat(days.isOpen(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(days.isOpen(LocalDate.of(2026, 10, 10)))
                .as("a Saturday made up for")
                .isTrue();
        assertThat(days.onOrAfter(LocalDate.of(2026, 10, 1))).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(days.onOrBefore(LocalDate.of(2026, 10, 7))).isEqualTo(LocalDate.of(2026, 9, 30));
    }
}
