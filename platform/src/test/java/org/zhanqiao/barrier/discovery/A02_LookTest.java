package org.zhanqiao.barrier.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.EntryUses;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.protection.Level;
import org.zhanqiao.web.NotFound;

/// Looks: what a change touches is followed anew, and what breaks or is mended is told once.
@PlatformTest
@Import({RequestTown.class, A02_LookTest.Told.class})
@TestPropertySource(properties = "zhanqiao.barrier.discovery.first-look=1h")
class A02_LookTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private RequestTown town;

    @Autowired
    private Matters matters;

    @Autowired
    private Look look;

    @Autowired
    private Barriers barriers;

    @Autowired
    private Entries entries;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Grants grants;

    @Autowired
    private PaperUses uses;

    @Autowired
    private Told told;

    @TestConfiguration
    static class Told {
        private final List<Object> events = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(LookEnded look) {
            events.addAll(look.broken());
        }

        @EventListener
        void hear(BreakMended mended) {
            events.add(mended);
        }

        @EventListener
        void hear(ClearingProposed proposed) {
            events.add(proposed);
        }

        /// What was told since the last time, in words.
        List<String> words() {
            var words = events.stream()
                    .map(event -> switch (event) {
                        case Finding found -> "found " + found.link();
                        case BreakMended mended -> "mended " + mended.before().link();
                        case ClearingProposed proposed -> "asked " + proposed.paper();
                        default -> "";
                    })
                    .toList();
            events.clear();
            return words;
        }
    }

    @BeforeEach
    void settle() {
        look.lookAtAll();
        told.words();
    }

    /// A title that no other test asks for.
    private static String title() {
        int number = COUNT.incrementAndGet();
        return new String(new int[] {0x7400 + 3 * number, 0x7401 + 3 * number, 0x7402 + 3 * number}, 0, 3);
    }

    private Matter matter(Supply supply, String title) {
        int number = COUNT.incrementAndGet();
        return matters.put(
                new MatterText(
                        "L-" + number,
                        "义务教育入学" + number,
                        RequestTown.CONSUMER,
                        Audience.CITIZEN,
                        1_000,
                        List.of(new Paper("材料", "市公安局", supply, List.of(title)))),
                0,
                town.asker);
    }

    private Finding finding(Matter matter) {
        return barriers.getChain(key(matter), "").finding();
    }

    private static PaperKey key(Matter matter) {
        return new PaperKey(matter.code(), "材料");
    }

    private String publish(String title) {
        var whole = EntryTexts.whole("名册" + COUNT.incrementAndGet(), "名册" + COUNT.incrementAndGet());
        return entries.adopt(
                        RequestTown.PROVIDER,
                        EntryTexts.POPULATION,
                        whole.with(
                                List.of(EntryTexts.idNumber(), EntryTexts.item("held", title, DataType.C, Level.L2))),
                        "test")
                .code();
    }

    @Test
    void a01_a_chain_moves_on_link_by_link_and_each_change_is_told_once() {
        var title = title();
        var matter = matter(Supply.APPLICANT, title);
        assertThat(look.lookAtChanges()).isEqualTo(1);
        assertThat(finding(matter).link()).isEqualTo(Link.DATASET);
        assertThat(told.words()).containsExactly("found DATASET");
        var since = finding(matter).since();
        assertThat(look.lookAtChanges()).isZero();
        look.lookAtAll();
        assertThat(told.words()).isEmpty();
        assertThat(finding(matter).since()).isEqualTo(since);

        var dataset = publish(title);
        assertThat(look.lookAtChanges()).isEqualTo(1);
        assertThat(finding(matter).link()).isEqualTo(Link.SERVICE);
        assertThat(finding(matter).dataset()).isEqualTo(dataset);
        assertThat(told.words()).containsExactly("mended DATASET", "found SERVICE");
        // The entry's page says which paper of which matter it stands for.
        assertThat(uses.listUses(dataset))
                .containsExactly(new EntryUses.Use(
                        "barrier.use.paper.UNKNOWN_SUPPLY",
                        List.of(matter.text().name(), matter.code(), "材料")));

        entries.withdraw(
                EntryDecision.of(entries.getEntry(dataset), "request.bureau").because("职责调整"), "");
        look.lookAtChanges();
        assertThat(finding(matter).link()).isEqualTo(Link.DATASET);
        told.words();
        matters.retire(matter.code(), matter.version(), town.asker);
        look.lookAtChanges();
        assertThat(told.words()).containsExactly("mended DATASET");
        assertThatThrownBy(() -> finding(matter)).isInstanceOf(NotFound.class);
    }

    @Test
    void a02_a_request_and_a_grant_are_followed_through_to_the_calls() {
        var title = title();
        var code = "look.dataset" + COUNT.incrementAndGet();
        catalog.publish(new Dataset(
                "308/" + code,
                RequestTown.PROVIDER,
                "名册" + COUNT.incrementAndGet(),
                "",
                Level.L3,
                "每日",
                List.of(
                        new DataItem("id_number", "公民身份号码", "Id", ItemType.TEXT, Level.L3, DataItem.Subject.NONE, ""),
                        new DataItem("name", "姓名", "Name", ItemType.TEXT, Level.L2, DataItem.Subject.NONE, ""),
                        new DataItem(
                                "birth_date", title, "Held", ItemType.DATE, Level.L2, DataItem.Subject.NONE, ""))));
        var service = exchange.getService(RequestTown.SERVICE);
        exchange.registerService(new DataService(
                code,
                "308/" + code,
                RequestTown.PROVIDER,
                code,
                service.source(),
                service.relation(),
                service.rowKey(),
                null,
                service.subjects(),
                service.timeLimit(),
                service.bulkhead()));
        var matter = matter(Supply.APPLICANT, title);
        look.lookAtChanges();
        // Adopted without a share type: nobody can know that it can be had.
        assertThat(finding(matter).link()).isEqualTo(Link.SHARE_TYPE);
        assertThat(finding(matter).kind()).isEqualTo(Result.Kind.UNKNOWN_SUPPLY);
        var ask = RequestTown.ask(
                RequestTown.SYSTEM,
                code,
                LocalDate.now(org.zhanqiao.web.Page.ZONE).plusYears(1));
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        grants.sign(ask.toGrantDraft(from, "0".repeat(64)), "security");
        assertThat(look.lookAtChanges()).isEqualTo(1);
    }

    @Test
    void a03_somebodys_word_for_the_dataset_is_followed_and_can_be_taken_back() {
        var matter = matter(Supply.APPLICANT, title());
        var other = publish(title());
        look.lookAtChanges();
        assertThat(catchThrowableOfType(UnfitInput.class, () -> barriers.fix(key(matter), "308/none", " ", town.asker))
                        .flaws())
                .extracting(flaw -> flaw.field())
                .containsExactly("dataset");
        assertThatThrownBy(() -> barriers.fix(key(matter), other, "名称不同", town.officer))
                .isInstanceOf(NotFound.class);
        barriers.fix(key(matter), other, "名称不同，内容相同", town.asker);
        look.lookAtChanges();
        assertThat(finding(matter).link()).isEqualTo(Link.SERVICE);
        barriers.unfix(key(matter), town.bureau);
        look.lookAtChanges();
        assertThat(finding(matter).link()).isEqualTo(Link.DATASET);
    }

    @Test
    void a04_an_agency_sees_what_it_demands_and_what_is_asked_of_its_data() {
        var title = title();
        publish(title);
        var matter = matter(Supply.APPLICANT, title);
        look.lookAtChanges();
        for (var reader : List.of("", RequestTown.CONSUMER, RequestTown.PROVIDER)) {
            assertThat(barriers.getChain(key(matter), reader).finding().steps()).isNotEmpty();
        }
        assertThatThrownBy(() -> barriers.getChain(key(matter), "11370200MB33333331"))
                .isInstanceOf(NotFound.class);
        var radar = barriers.radar(new RadarFilter(RequestTown.CONSUMER, "", matter.code(), Optional.empty(), ""));
        assertThat(radar.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.spared()).isEqualTo(new Spared(1_000, 1_000, 500)));
        assertThat(radar.listMatters())
                .singleElement()
                .satisfies(each -> assertThat(each.spared()).isEqualTo(new Spared(1_000, 1_000, 500)))
                .satisfies(each -> assertThat(each.broken()).isEqualTo(radar.rows()))
                .satisfies(each -> assertThat(each.others()).isEmpty());
        assertThat(radar.links())
                .singleElement()
                .satisfies(link -> assertThat(link.keeper()).isEqualTo(RequestTown.PROVIDER));
    }

    private void restate(Matter matter, Supply supply) {
        var known = matters.getMatter(matter.code());
        var text = known.text();
        var paper = text.papers().getFirst();
        matters.put(
                new MatterText(
                        text.code(),
                        text.name(),
                        text.agency(),
                        text.audience(),
                        text.casesPerYear(),
                        List.of(new Paper(paper.name(), paper.holder(), supply, paper.items()))),
                known.version(),
                town.asker);
        look.lookAtChanges();
    }

    @Test
    void a05_an_agencys_word_alone_clears_nothing_till_the_bureau_agrees() {
        var matter = matter(Supply.APPLICANT, title());
        look.lookAtChanges();
        var broken = finding(matter);
        told.words();
        restate(matter, Supply.GENERATED);
        look.lookAtAll();
        assertThat(finding(matter).isSame(broken)).isTrue();
        assertThat(finding(matter).steps()).isEqualTo(broken.steps());
        assertThat(finding(matter).proposed()).isEqualTo(Result.Kind.GENERATED);
        assertThat(told.words()).as("asked once").containsExactly("asked " + key(matter));
        assertThatThrownBy(() -> barriers.agree(key(matter), town.asker)).isInstanceOf(NotFound.class);

        barriers.agree(key(matter), town.bureau);
        look.lookAtChanges();
        assertThat(finding(matter).kind()).isEqualTo(Result.Kind.GENERATED);
        assertThat(finding(matter).proposed()).isNull();
        assertThat(told.words()).containsExactly("mended DATASET");

        restate(matter, Supply.APPLICANT);
        assertThat(barriers.findAssent(key(matter))).isEmpty();
        restate(matter, Supply.GENERATED);
        assertThat(finding(matter).link()).as("asked anew").isEqualTo(Link.DATASET);
    }

    @Test
    void a06_an_agency_that_names_its_own_dataset_for_a_paper_of_another_waits_for_the_bureau() {
        var matter = matter(Supply.SHARED, title());
        look.lookAtChanges();
        var whole = EntryTexts.whole("学校名录" + COUNT.incrementAndGet(), "学校名录" + COUNT.incrementAndGet());
        var own = entries.adopt(
                        RequestTown.CONSUMER,
                        EntryTexts.POPULATION,
                        whole.with(
                                List.of(EntryTexts.idNumber(), EntryTexts.item("held", title(), DataType.C, Level.L2))),
                        "test")
                .code();
        look.lookAtChanges();
        told.words();
        barriers.fix(key(matter), own, "就是这个", town.asker);
        look.lookAtChanges();
        assertThat(barriers.findFix(key(matter)).orElseThrow().agreed()).isFalse();
        assertThat(finding(matter).link()).isEqualTo(Link.DATASET);
        assertThat(told.words()).containsExactly("asked " + key(matter));
        barriers.agree(key(matter), town.bureau);
        look.lookAtChanges();
        assertThat(barriers.findFix(key(matter)).orElseThrow().agreed()).isTrue();
        assertThat(finding(matter).kind())
                .as("data of its own, which no call proves")
                .isEqualTo(Result.Kind.OWN_DATA);
        barriers.unfix(key(matter), town.bureau);
        look.lookAtChanges();
        barriers.fix(key(matter), own, "大数据局认定", town.bureau);
        assertThat(barriers.findFix(key(matter)).orElseThrow().agreed()).isTrue();
    }
}
