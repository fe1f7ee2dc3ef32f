package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CityCatalog;
import org.zhanqiao.samplecity.FrontEnd;

class CityMatterPlanTest {

    private static final long SEED = 2026;
    private static final List<CatalogEntry> ENTRIES =
            new CityCatalog(SEED).entries(CityCatalog.ENTRIES).toList();

    private static List<CityMatterPlan.Planned> plan(Map<String, Set<String>> known) {
        return new CityMatterPlan(SEED, ENTRIES, FrontEnd.list(SEED)).list(List.of(), known);
    }

    @Test
    void a01_five_thousand_papers_are_demanded_by_matters_that_an_inventory_takes() {
        var texts = plan(Map.of()).stream().map(CityMatterPlan.Planned::text).toList();
        assertThat(texts.stream().mapToInt(text -> text.papers().size()).sum()).isEqualTo(CityMatterPlan.PAPERS);
        assertThat(texts).allSatisfy(text -> assertThat(text.listFlaws()).isEmpty());
        assertThat(texts.stream().map(MatterText::code)).doesNotHaveDuplicates();
        assertThat(texts.stream().map(text -> text.agency() + text.name())).doesNotHaveDuplicates();
    }

    @Test
    void a02_it_is_the_same_each_time_but_for_what_is_there_already() {
        var first = plan(Map.of());
        assertThat(plan(Map.of())).isEqualTo(first);
        var there = first.getFirst().text();
        assertThat(plan(Map.of(there.agency(), Set.of(there.name()))).stream()
                        .map(CityMatterPlan.Planned::text)
                        .filter(text -> text.agency().equals(there.agency()))
                        .map(MatterText::name))
                .isNotEmpty()
                .doesNotContain(there.name());
    }

    @Test
    void a03_papers_are_issued_by_those_who_keep_the_register_and_called_as_counters_call_them() {
        var papers = plan(Map.of()).stream()
                .flatMap(planned -> planned.text().papers().stream())
                .toList();
        var agencies = ENTRIES.stream().map(entry -> entry.agency().name()).collect(Collectors.toSet());
        var holders = new HashSet<>(papers.stream().map(Paper::holder).toList());
        assertThat(holders).hasSizeGreaterThan(50).contains("", "中国人民银行").containsAnyElementsOf(agencies);
        assertThat(papers.stream().map(Paper::name)).noneMatch(name -> name.matches(".*(统计|月报|信息)$"));
    }
}
