package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The catalog of a whole city.
class A10_CityCatalogTest {

    private final CityCatalog catalog = new CityCatalog(2026);

    @Test
    void a01_seventeen_thousand_entries_each_with_a_code_and_a_name_of_its_own() {
        List<CatalogEntry> entries = catalog.entries(CityCatalog.ENTRIES).toList();
        assertThat(entries).hasSize(17_000);
        assertThat(entries.stream().map(CatalogEntry::code).distinct()).hasSize(17_000);
        assertThat(entries.stream()
                        .map(entry -> entry.agency().code() + entry.name())
                        .distinct())
                .hasSize(17_000);
    }

    @Test
    void a02_the_same_seed_makes_the_same_and_more_entries_begin_with_the_fewer() {
        List<CatalogEntry> fewer = catalog.entries(2_000).toList();
        assertThat(new CityCatalog(2026).entries(3_000).limit(2_000)).containsExactlyElementsOf(fewer);
        assertThat(new CityCatalog(7).entries(2_000).map(CatalogEntry::name))
                .containsExactlyElementsOf(
                        fewer.stream().map(CatalogEntry::name).toList());
    }

    @Test
    void a03_names_and_items_belong_to_the_thing() {
        assertThat(catalog.entries(CityCatalog.ENTRIES)
                        .filter(entry -> Set.of("上市公司名录", "市南区食品经营许可证信息", "户籍登记信息", "收养登记信息")
                                .contains(entry.name()))
                        .map(entry -> entry.name() + " | " + entry.agency().name() + " | " + entry.level() + " | "
                                + entry.sharing() + " | "
                                + entry.items().getLast().title()))
                .containsExactlyInAnyOrder(
                        "户籍登记信息 | 青岛市公安局 | 3 | CONDITIONAL | 迁入日期",
                        "收养登记信息 | 青岛市民政局 | 4 | WITHHELD | 被收养人姓名",
                        "上市公司名录 | 青岛市市场监督管理局 | 1 | UNCONDITIONAL | 总股本",
                        "市南区食品经营许可证信息 | 市南区市场监督管理局 | 1 | CONDITIONAL | 经营场所");
    }

    @Test
    void a04_what_is_withheld_names_its_law_and_what_is_open_holds_nothing_personal() {
        assertThat(catalog.entries(CityCatalog.ENTRIES)
                        .filter(entry ->
                                entry.basis().contains("条") != (entry.sharing() == CatalogEntry.Sharing.WITHHELD)))
                .isEmpty();
        assertThat(catalog.entries(CityCatalog.ENTRIES)
                        .filter(entry -> entry.opening() == CatalogEntry.Opening.UNCONDITIONAL && entry.level() > 1))
                .isEmpty();
        assertThat(catalog.entries(CityCatalog.ENTRIES)
                        .filter(entry -> entry.items().isEmpty()
                                || entry.items().stream()
                                                .map(CatalogItem::name)
                                                .distinct()
                                                .count()
                                        < entry.items().size()))
                .isEmpty();
    }

    @Test
    void a05_every_agency_has_a_right_code_and_a_short_name_for_addresses() {
        List<CatalogAgency> agencies = catalog.agencies(CityCatalog.ENTRIES);
        assertThat(agencies).hasSizeBetween(350, 600);
        assertThat(agencies).allSatisfy(agency -> {
            assertThat(Uscc.flawOf(agency.code())).as(agency.name()).isEmpty();
            assertThat(agency.id()).matches("[a-z][a-z0-9-]{0,31}");
        });
        assertThat(agencies.stream().map(CatalogAgency::code)).doesNotHaveDuplicates();
        assertThat(agencies.stream().map(CatalogAgency::id)).doesNotHaveDuplicates();
    }

    @Test
    void a06_it_goes_on_to_one_million_seven_hundred_thousand() {
        assertThat(catalog.entries(1_700_000).skip(1_699_999).toList())
                .hasSize(1)
                .first()
                .satisfies(entry -> assertThat(entry.name()).contains("年度"));
    }
}
