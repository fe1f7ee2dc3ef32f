package org.zhanqiao.barrier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.catalog.HeldDataset;
import org.zhanqiao.demand.collection.Match;

/// Following a paper: each cause is found where it is planted, and none where there is none.
class A01_DiscoveryTest {

    private static final Set<Link> NONE = EnumSet.noneOf(Link.class);

    private static Result follow(Set<Link> broken) {
        return Discovery.follow(PlantedCity.paper(broken), PlantedCity.facts(broken))
                .result();
    }

    @Test
    void a01_in_a_clean_city_nothing_is_invented() {
        assertThat(follow(NONE)).isInstanceOf(Result.Cleared.class);
        assertThat(follow(NONE).steps()).extracting(Step::state).containsOnly(Step.State.HOLDS);
        assertThat(follow(NONE).steps()).extracting(Step::link).containsExactly(Link.values());
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void a02_each_link_that_breaks_names_its_cause(Link link) {
        assertThat(follow(EnumSet.of(link))).isInstanceOfSatisfying(Result.Barrier.class, barrier -> {
            assertThat(barrier.link()).isEqualTo(link);
            assertThat(barrier.cause()).isEqualTo(link.cause());
            assertThat(barrier.steps().getLast().state()).isEqualTo(Step.State.BROKEN);
        });
    }

    /// All 2,048 cities.
    @Test
    void a03_whatever_is_broken_the_first_broken_link_wins() {
        var links = Link.values();
        for (int mask = 1; mask < 1 << links.length; mask++) {
            var broken = EnumSet.noneOf(Link.class);
            for (int i = 0; i < links.length; i++) {
                if ((mask >> i & 1) == 1) {
                    broken.add(links[i]);
                }
            }
            var result = follow(broken);
            assertThat(result)
                    .as("%s", broken)
                    .isInstanceOfSatisfying(
                            Result.Barrier.class,
                            barrier -> assertThat(barrier.link())
                                    .isEqualTo(broken.iterator().next()));
            assertThat(result.steps().stream().filter(step -> step.state() == Step.State.BROKEN))
                    .hasSize(1);
        }
    }

    @Test
    void a04_all_five_causes_are_among_the_links() {
        assertThat(Arrays.stream(Link.values()).map(Link::cause)).contains(Cause.values());
    }

    @Test
    void a05_what_nobody_issues_and_no_dataset_holds_has_no_holder() {
        var paper = PlantedCity.paper("", Supply.APPLICANT, List.of("章程修正内容"));
        assertThat(Discovery.follow(paper, PlantedCity.facts(EnumSet.of(Link.DATASET)))
                        .result())
                .isInstanceOf(Result.NoHolder.class);
    }

    @Test
    void a06_an_issuer_that_is_no_agency_here_has_the_data_unknown_to_others() {
        var paper = PlantedCity.paper("市住房城乡建设局", Supply.APPLICANT, List.of("合同编号"));
        assertThat(Discovery.follow(paper, PlantedCity.facts(NONE)).result())
                .isInstanceOfSatisfying(
                        Result.Barrier.class,
                        barrier -> assertThat(barrier.link()).isEqualTo(Link.DATASET));
    }

    @Test
    void a07_what_is_made_in_the_flow_needs_nothing() {
        var paper = PlantedCity.paper("", Supply.GENERATED, List.of());
        assertThat(Discovery.follow(paper, PlantedCity.facts(EnumSet.allOf(Link.class)))
                        .result())
                .as("no call proves it")
                .isInstanceOf(Result.Generated.class);
    }

    @ParameterizedTest
    @CsvSource({"职工退休,REQUEST", "义务教育入学,", "义务教育入学报名,"})
    void a08_what_was_granted_for_another_matter_is_no_answer(
            String matter, @org.jspecify.annotations.Nullable Link broken) {
        var clean = PlantedCity.facts(EnumSet.of(Link.REQUEST));
        var asked = new Facts.Asked(PlantedCity.CONSUMER, PlantedCity.DATASET);
        var facts = with(clean, Map.of(asked, List.of(PlantedCity.grant(matter))), Map.of());
        var result = Discovery.follow(PlantedCity.paper(NONE), facts).result();
        assertThat(result.steps().getLast().link()).isEqualTo(broken == null ? Link.DEMAND : broken);
        assertThat(result.kind()).isEqualTo(broken == null ? Result.Kind.CLEARED : Result.Kind.UNCHANGED_PROCESS);
    }

    @Test
    void a09_the_agencys_own_data_need_no_grant_but_the_paper_must_go() {
        var broken = EnumSet.of(Link.REQUEST, Link.GRANT, Link.CALLS);
        var facts = PlantedCity.facts(broken);
        var own = new HashMap<String, HeldDataset>();
        var dataset = PlantedCity.dataset(org.zhanqiao.catalog.ShareType.CONDITIONAL);
        own.put(
                dataset.code(),
                new HeldDataset(
                        dataset.code(),
                        dataset.name(),
                        PlantedCity.CONSUMER,
                        dataset.shareType(),
                        dataset.cycle(),
                        1,
                        dataset.publishedAt(),
                        dataset.items()));
        var held = new Facts(
                facts.now(),
                facts.calendar(),
                facts.limits(),
                facts.from(),
                facts.holders(),
                facts.matches(),
                facts.fixes(),
                own,
                facts.services(),
                facts.requests(),
                facts.grants(),
                facts.calls(),
                facts.served(),
                facts.corrections());
        var kept = PlantedCity.paper("教育局", Supply.APPLICANT, List.of("登记日期"));
        assertThat(Discovery.follow(kept, held).result().steps().getLast().link())
                .isEqualTo(Link.DEMAND);
        var spared = PlantedCity.paper("教育局", Supply.SHARED, List.of("登记日期"));
        assertThat(Discovery.follow(spared, held).result())
                .as("no call proves it")
                .isInstanceOf(Result.OwnData.class);
    }

    @Test
    void a10_somebodys_word_comes_before_the_names() {
        var facts = PlantedCity.facts(EnumSet.of(Link.DATASET));
        var paper = PlantedCity.paper(NONE);
        assertThat(Discovery.follow(paper, with(facts, facts.grants(), Map.of(paper.key(), PlantedCity.DATASET)))
                        .result())
                .isInstanceOf(Result.Cleared.class);
        var none = PlantedCity.paper("", Supply.APPLICANT, List.of("登记日期"));
        assertThat(Discovery.follow(none, with(PlantedCity.facts(NONE), Map.of(), Map.of(none.key(), "")))
                        .result())
                .isInstanceOf(Result.NoHolder.class);
    }

    /// In a catalog of thousands the issuer has others that are called alike, which nobody serves.
    @ParameterizedTest
    @CsvSource({",", "REQUEST,REQUEST", "STABILITY,STABILITY", "SERVICE,SERVICE"})
    void a11_of_datasets_that_are_called_alike_the_one_is_followed_that_is_asked_for_or_served(
            @org.jspecify.annotations.Nullable Link breaks, @org.jspecify.annotations.Nullable Link found) {
        var broken = breaks == null ? NONE : EnumSet.of(breaks);
        var result = Discovery.follow(PlantedCity.paper(broken), alike(PlantedCity.facts(broken)))
                .result();
        assertThat(result.steps().getLast().link()).isEqualTo(found == null ? Link.DEMAND : found);
        assertThat(result.kind() == Result.Kind.CLEARED).isEqualTo(found == null);
    }

    /// With another dataset of the provider that has the paper’s name, and whose code comes first.
    private static Facts alike(Facts facts) {
        var matches = new HashMap<>(facts.matches());
        matches.replaceAll((_, known) -> known.stream()
                .flatMap(match -> Stream.of(
                        match,
                        new Match(
                                match.label(),
                                "101001/00001",
                                "市本级结婚登记信息",
                                match.item(),
                                match.itemTitle(),
                                match.holder(),
                                match.shareType(),
                                true,
                                match.how(),
                                match.confidence())))
                .toList());
        var datasets = new HashMap<>(facts.datasets());
        var own = PlantedCity.dataset(org.zhanqiao.catalog.ShareType.CONDITIONAL);
        datasets.put(
                "101001/00001",
                new HeldDataset(
                        "101001/00001",
                        "市本级结婚登记信息",
                        own.agency(),
                        own.shareType(),
                        own.cycle(),
                        1,
                        own.publishedAt(),
                        own.items()));
        return new Facts(
                facts.now(),
                facts.calendar(),
                facts.limits(),
                facts.from(),
                facts.holders(),
                matches,
                facts.fixes(),
                datasets,
                facts.services(),
                facts.requests(),
                facts.grants(),
                facts.calls(),
                facts.served(),
                facts.corrections());
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void a12_a_barrier_is_gone_by_calls_or_mended_data_and_otherwise_only_said_to_be(Link link) {
        var broken = Finding.of(
                Discovery.follow(PlantedCity.paper(EnumSet.of(link)), PlantedCity.facts(EnumSet.of(link))),
                PlantedCity.NOW);
        var cleared = Finding.of(Discovery.follow(PlantedCity.paper(NONE), PlantedCity.facts(NONE)), PlantedCity.NOW);
        assertThat(broken.isGoneBySaying(cleared)).isFalse();
        assertThat(broken.isGoneBySaying(broken)).isFalse();
        var own = ended(cleared, Result.Kind.OWN_DATA, broken.dataset());
        assertThat(broken.isGoneBySaying(own))
                .isEqualTo(!EnumSet.of(Link.FRESHNESS, Link.STABILITY, Link.COMPLETENESS)
                        .contains(link));
        assertThat(broken.isGoneBySaying(ended(cleared, Result.Kind.GENERATED, "")))
                .isTrue();
        assertThat(broken.isGoneBySaying(ended(cleared, Result.Kind.NO_HOLDER, "")))
                .isTrue();
    }

    private static Finding ended(Finding like, Result.Kind kind, String dataset) {
        return new Finding(
                like.paper(), kind, Link.DEMAND, dataset, like.provider(), like.steps(), like.since(), like.lookedAt());
    }

    private static Facts with(Facts facts, Map<Facts.Asked, List<Facts.Given>> grants, Map<PaperKey, String> fixes) {
        return new Facts(
                facts.now(),
                facts.calendar(),
                facts.limits(),
                facts.from(),
                facts.holders(),
                facts.matches(),
                fixes,
                facts.datasets(),
                facts.services(),
                facts.requests(),
                grants,
                facts.calls(),
                facts.served(),
                facts.corrections());
    }
}
