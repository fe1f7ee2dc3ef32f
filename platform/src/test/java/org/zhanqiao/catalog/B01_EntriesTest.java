package org.zhanqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.web.ListQuery;

/// Entries: what they have to state, their codes, and their way into force.
@PlatformTest
class B01_EntriesTest {

    private static final List<String> AGENCY = new ArrayList<>();

    @Autowired
    private Entries entries;

    @Autowired
    private Catalog catalog;

    @Autowired
    private CatalogClasses classes;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InstantSource clock;

    @BeforeEach
    void anAgency() {
        if (AGENCY.isEmpty()) {
            AGENCY.add(EntryTexts.agency(identity, "B0100001", "entries-b01", "目录测试局")
                    .code());
        }
    }

    private Entry draft(EntryMetadata text) {
        var entry = entries.begin(
                AGENCY.getFirst(), EntryTexts.POPULATION, text.naming().name(), "officer");
        return entries.save(EntryDecision.of(entry, "officer"), text);
    }

    private Entry published(EntryMetadata text) {
        var submitted = entries.submit(EntryDecision.of(draft(text), "officer"));
        return entries.publish(EntryDecision.of(submitted, "bureau"));
    }

    private List<EntryRule> broken(EntryMetadata text) {
        return entries.listFlaws(draft(text)).stream().map(EntryFlaw::rule).toList();
    }

    @Test
    void b01_the_code_is_the_class_a_stroke_and_the_next_serial() {
        var first = entries.begin(AGENCY.getFirst(), "201000", "甲", "officer");
        var second = entries.begin(AGENCY.getFirst(), "201000", "乙", "officer");
        assertThat(first.code()).matches("201000/\\d{5}");
        assertThat(Integer.parseInt(second.code().substring(7)))
                .isEqualTo(Integer.parseInt(first.code().substring(7)) + 1);
        assertThatThrownBy(() -> entries.begin(AGENCY.getFirst(), "101", "甲", "officer"))
                .isInstanceOfSatisfying(
                        UnfitEntry.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(EntryFlaw::rule)
                                .containsExactly(EntryRule.CLASS_CHOSEN));
    }

    @Test
    void b02_a_department_has_a_class_of_its_own_under_308() {
        var mine = classes.departmentClass(AGENCY.getFirst(), "目录测试局");
        assertThat(mine.code()).matches("308\\d{3}");
        assertThat(classes.departmentClass(AGENCY.getFirst(), "目录测试局")).isEqualTo(mine);
        assertThat(classes.departmentClass("another", "另一局").code()).isNotEqualTo(mine.code());
    }

    @Test
    void b03_many_who_begin_at_once_get_codes_of_their_own() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 40; i++) {
                tasks.add(() -> entries.begin(AGENCY.getFirst(), "202000", "同时", "officer")
                        .code());
            }
            var codes = new HashSet<String>();
            for (var future : threads.invokeAll(tasks)) {
                codes.add(future.get());
            }
            assertThat(codes).hasSize(40);
        }
    }

    @Test
    void b04_an_empty_draft_is_told_everything_at_once() {
        var entry = entries.begin(AGENCY.getFirst(), EntryTexts.POPULATION, "空", "officer");
        assertThatThrownBy(() -> entries.submit(EntryDecision.of(entry, "officer")))
                .isInstanceOfSatisfying(
                        UnfitEntry.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(EntryFlaw::rule)
                                .containsExactly(
                                        EntryRule.ABSTRACT_STATED,
                                        EntryRule.TRUTH_STATED,
                                        EntryRule.ITEM_NEEDED,
                                        EntryRule.SHARE_TYPE_CHOSEN,
                                        EntryRule.OPEN_TYPE_CHOSEN,
                                        EntryRule.MODE_CHOSEN,
                                        EntryRule.FORMAT_CHOSEN,
                                        EntryRule.CYCLE_CHOSEN,
                                        EntryRule.NETWORK_CHOSEN,
                                        EntryRule.FIELD_CHOSEN,
                                        EntryRule.LEVEL_CHOSEN,
                                        EntryRule.SECRECY_ASSESSED,
                                        EntryRule.PRIVACY_ASSESSED,
                                        EntryRule.APPROVED));
        assertThat(entries.getEntry(entry.code()).state()).isEqualTo(EntryState.DRAFT);
        assertThat(broken(EntryTexts.whole("齐全", "齐全的登记"))).isEmpty();
    }

    @Test
    void b05_nothing_is_withheld_without_a_law_by_its_article() {
        record Case(LegalBasis.Kind kind, String title, String article, EntryRule broken) {}
        var cases = List.of(
                new Case(LegalBasis.Kind.SENSITIVE, "敏感", "", EntryRule.BASIS_NOT_SENSITIVITY),
                new Case(LegalBasis.Kind.LAW, "数据敏感", "第一条", EntryRule.BASIS_NOT_SENSITIVITY),
                new Case(LegalBasis.Kind.POLICY, "《某某工作的通知》", "第一条", EntryRule.BASIS_NOT_POLICY),
                new Case(LegalBasis.Kind.LAW, "《关于做好某某工作的意见》", "第一条", EntryRule.BASIS_NOT_POLICY),
                new Case(LegalBasis.Kind.ADMINISTRATIVE_REGULATION, "《青岛市公共数据管理办法》", "第十六条", EntryRule.BASIS_NOT_LOCAL),
                new Case(LegalBasis.Kind.OTHER, "惯例", "", EntryRule.BASIS_NOT_OTHER),
                new Case(LegalBasis.Kind.LAW, "《中华人民共和国个人信息保护法》", "", EntryRule.BASIS_ARTICLE),
                new Case(LegalBasis.Kind.LAW, "", "第三条", EntryRule.BASIS_TITLED));
        for (var each : cases) {
            var sharing =
                    new Sharing.Withheld("理由", List.of(new LegalBasis(each.kind(), each.title(), each.article())));
            var text = EntryTexts.whole("不予共享", "不予共享的登记");
            assertThat(broken(text.with(sharing, text.opening())))
                    .as(each.toString())
                    .containsExactly(each.broken());
        }
        var text = EntryTexts.whole("不予共享", "不予共享的登记");
        assertThat(broken(text.with(new Sharing.Withheld("", List.of()), text.opening())))
                .containsExactly(EntryRule.REASON_STATED, EntryRule.BASIS_NEEDED);
        var lawful = new LegalBasis(LegalBasis.Kind.LAW, "《中华人民共和国个人信息保护法》", "第二十八条");
        for (var bare : List.of("敏感", "数据敏感。", "涉及敏感信息", " ", "该数据较为敏感")) {
            assertThat(broken(text.with(new Sharing.Withheld(bare, List.of(lawful)), text.opening())))
                    .as(bare)
                    .containsExactly(EntryRule.REASON_STATED);
        }
        assertThat(broken(text.with(new Sharing.Withheld("涉及敏感个人信息", List.of(lawful)), text.opening())))
                .isEmpty();
    }

    @Test
    void b05_a_title_says_what_kind_of_text_it_is() {
        var kinds = Map.of(
                "《民法典》第一千一百一十条", LegalBasis.Kind.LAW,
                "《中华人民共和国统计法（2024年修正）》第九条", LegalBasis.Kind.LAW,
                "《政府信息公开条例（2019年修订）》第十四条", LegalBasis.Kind.ADMINISTRATIVE_REGULATION,
                "《国务院关于某事的决定》第二条", LegalBasis.Kind.STATE_COUNCIL_DECISION,
                "行政法规：《收养登记办法》第三条", LegalBasis.Kind.ADMINISTRATIVE_REGULATION,
                "《收养登记办法》第三条", LegalBasis.Kind.OTHER);
        kinds.forEach((text, kind) ->
                assertThat(LegalBasis.read(text).trueKind()).as(text).isEqualTo(kind));
    }

    @Test
    void b06_conditions_levels_items_and_assessments_are_held_against_each_other() {
        var text = EntryTexts.whole("互相印证", "互相印证的登记");
        assertThat(broken(text.with(new Sharing.Conditional(" ", ""), new EntryMetadata.Opening("CONDITIONAL", ""))))
                .containsExactly(EntryRule.SCOPE_STATED, EntryRule.USE_STATED, EntryRule.OPEN_CONDITIONS_STATED);
        assertThat(broken(text.with(new EntryMetadata.Grading("18", Level.L2)))).containsExactly(EntryRule.LEVEL_FLOOR);
        assertThat(broken(text.with(List.of(
                        new EntryItem("1 x", "", "", null, "", null, "", DataItem.Subject.NONE, ""),
                        EntryTexts.idNumber(),
                        EntryTexts.idNumber()))))
                .containsExactly(
                        EntryRule.ITEM_NAMED,
                        EntryRule.ITEM_TITLED,
                        EntryRule.ITEM_TYPED,
                        EntryRule.ITEM_LEVELLED,
                        EntryRule.ITEM_CATEGORISED,
                        EntryRule.ITEM_ONCE,
                        EntryRule.ITEM_TITLE_ONCE);
        assertThat(broken(text.with(List.of(
                        EntryTexts.item("house", "不动产单元号", DataType.C, Level.L2),
                        EntryTexts.item("house_before", "不动产单元号 ", DataType.C, Level.L2)))))
                .as("of one title, whatever their names are")
                .contains(EntryRule.ITEM_TITLE_ONCE)
                .doesNotContain(EntryRule.ITEM_ONCE);
        var today = LocalDate.of(2020, 1, 1);
        assertThat(broken(text.with(
                        new Assessment("小组", today, "SECRET"),
                        new Assessment("小组", today, "NO_PERSONAL"),
                        new Approval("局长", LocalDate.of(2999, 1, 1)))))
                .containsExactly(EntryRule.SECRECY_CLEAR, EntryRule.PRIVACY_CONSISTENT, EntryRule.DATE_PASSED);
    }

    @Test
    void b07_publishing_brings_the_dataset_into_force_and_keeps_the_text_for_good() {
        var entry = published(EntryTexts.whole("入库", "入库的登记"));
        assertThat(entry.state()).isEqualTo(EntryState.PUBLISHED);
        var dataset = catalog.getDataset(entry.code());
        assertThat(dataset.name()).isEqualTo("入库");
        assertThat(dataset.updateCycle()).isEqualTo("每日");
        assertThat(dataset.items()).extracting(DataItem::name).containsExactly("id_number", "name");
        assertThat(entries.getVersion(entry.code(), 1).metadata()).isEqualTo(EntryTexts.whole("入库", "入库的登记"));
        assertThatThrownBy(() -> jdbc.sql("update catalog.entry_version set published_by = 'x' where code = :code")
                        .param("code", entry.code())
                        .update())
                .hasMessageContaining("what was published stays");
        assertThat(entries.listActs(entry.code()))
                .extracting(EntryAct::kind)
                .containsExactly(
                        EntryAct.Kind.BEGUN, EntryAct.Kind.SAVED, EntryAct.Kind.SUBMITTED, EntryAct.Kind.PUBLISHED);
    }

    @Test
    void b08_one_dataset_is_the_source_of_truth_for_one_thing() {
        var first = published(EntryTexts.whole("数源", "婚姻状况"));
        var second = draft(EntryTexts.whole("重复的数源", "婚姻状况"));
        assertThat(entries.listFlaws(second))
                .containsExactly(EntryFlaw.of(EntryRule.TRUTH_UNIQUE, "婚姻状况", first.code()));
        var drawn = EntryTexts.whole("引用数源", "");
        var naming = drawn.naming();
        var truth = new Truth(Truth.Origin.DRAWN, "", first.code());
        assertThat(broken(drawn.with(new EntryMetadata.Naming(
                        naming.name(), naming.description(), List.of(), List.of(first.code()), truth))))
                .isEmpty();
    }

    @Test
    void b09_of_two_who_publish_the_same_truth_at_once_one_is_told() throws Exception {
        var waiting = new ArrayList<Entry>();
        for (int i = 0; i < 6; i++) {
            waiting.add(entries.submit(EntryDecision.of(draft(EntryTexts.whole("争" + i, "同一件事")), "officer")));
        }
        var tasks = waiting.stream()
                .<Callable<Boolean>>map(entry -> () -> {
                    try {
                        entries.publish(EntryDecision.of(entry, "bureau"));
                        return true;
                    } catch (UnfitEntry unfit) {
                        assertThat(unfit.flaws()).extracting(EntryFlaw::rule).containsExactly(EntryRule.TRUTH_UNIQUE);
                        return false;
                    }
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int won = 0;
            for (var future : threads.invokeAll(tasks)) {
                won += future.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void b10_of_two_officers_the_second_is_told_who_did_what() {
        var entry = draft(EntryTexts.whole("两人", "两人的登记"));
        entries.save(EntryDecision.of(entry, "officer-a"), EntryTexts.whole("甲改", "两人的登记"));
        assertThatThrownBy(() -> entries.save(EntryDecision.of(entry, "officer-b"), EntryTexts.whole("乙改", "两人的登记")))
                .isInstanceOfSatisfying(EntryConflict.class, conflict -> {
                    assertThat(conflict.last().by()).isEqualTo("officer-a");
                    assertThat(conflict.last().kind()).isEqualTo(EntryAct.Kind.SAVED);
                    assertThat(conflict.current().name()).isEqualTo("甲改");
                });
    }

    @Test
    void b11_an_amendment_keeps_the_version_in_force_until_it_is_published() {
        var entry = published(EntryTexts.whole("旧名", "修订的登记"));
        var lawChanged = clock.instant().minus(Duration.ofDays(2));
        var amending =
                entries.amend(EntryDecision.of(entry, "officer").because("户籍登记办法修改"), Change.Cause.LAW, lawChanged);
        assertThat(amending.findChange()).contains(new Change(Change.Cause.LAW, lawChanged, "户籍登记办法修改", false));
        assertThat(entries.listFlaws(amending))
                .as("its head approved another text")
                .extracting(EntryFlaw::rule)
                .containsExactly(EntryRule.APPROVED);
        var saved = entries.save(EntryDecision.of(amending, "officer"), EntryTexts.whole("新名", "修订的登记"));
        assertThat(catalog.getDataset(entry.code()).name()).isEqualTo("旧名");
        var longer = entries.extend(EntryDecision.of(saved, "bureau").because("同意延长"));
        assertThatThrownBy(
                        () -> entries.extend(EntryDecision.of(longer, "bureau").because("再延长")))
                .isInstanceOf(UnfitEntry.class);
        var submitted = entries.submit(EntryDecision.of(longer, "officer"));
        assertThat(submitted.findReviewSince()).isPresent();
        var second = entries.publish(EntryDecision.of(submitted, "bureau"));
        assertThat(second.version()).isEqualTo(2);
        assertThat(catalog.getDataset(entry.code()).name()).isEqualTo("新名");
        assertThat(entries.listVersions(entry.code()))
                .extracting(version -> version.metadata().naming().name())
                .containsExactly("新名", "旧名");
        assertThatThrownBy(() -> entries.amend(
                        EntryDecision.of(second, "officer").because("将来"),
                        Change.Cause.LAW,
                        Instant.now().plus(Duration.ofDays(1))))
                .isInstanceOf(UnfitEntry.class);
    }

    @Test
    void b12_a_withdrawn_entry_leaves_a_tombstone_and_frees_its_truth() {
        var entry = published(EntryTexts.whole("撤销", "撤销的登记"));
        var next = published(EntryTexts.whole("替代", "替代的登记"));
        assertThatThrownBy(() -> entries.withdraw(EntryDecision.of(entry, "bureau"), ""))
                .isInstanceOf(UnfitEntry.class);
        assertThatThrownBy(
                        () -> entries.withdraw(EntryDecision.of(entry, "bureau").because("合并"), "nothing"))
                .isInstanceOf(UnfitEntry.class);
        var proposed =
                entries.proposeWithdrawal(EntryDecision.of(entry, "officer").because("与新目录合并"), next.code());
        var withdrawn = entries.withdraw(EntryDecision.of(proposed, "bureau").because("与新目录合并"), next.code());
        assertThat(withdrawn.findTombstone()).hasValueSatisfying(stone -> {
            assertThat(stone.by()).isEqualTo("bureau");
            assertThat(stone.because()).isEqualTo("与新目录合并");
            assertThat(stone.replacedBy()).isEqualTo(next.code());
        });
        assertThat(published(EntryTexts.whole("接替", "撤销的登记")).state()).isEqualTo(EntryState.PUBLISHED);
    }

    @Test
    void b13_a_dataset_of_which_little_is_known_is_in_force_with_gaps() {
        var dataset = new Dataset(
                "308/entries.b13",
                AGENCY.getFirst(),
                "只有表",
                "",
                Level.L2,
                "每日",
                List.of(new DataItem("a", "甲", "", ItemType.TEXT, Level.L1, DataItem.Subject.NONE, "")));
        catalog.publish(dataset);
        catalog.publish(dataset);
        assertThat(catalog.getDataset(dataset.code())).isEqualTo(dataset);
        var entry = entries.getEntry(dataset.code());
        assertThat(entry.version()).isEqualTo(2);
        assertThat(entries.listFlaws(entry))
                .extracting(EntryFlaw::rule)
                .contains(EntryRule.SHARE_TYPE_CHOSEN, EntryRule.APPROVED)
                .doesNotContain(EntryRule.NAME_STATED, EntryRule.LEVEL_CHOSEN, EntryRule.CYCLE_CHOSEN);
    }

    @Test
    void b14_lists_are_narrowed_and_sorted_and_leave_out_what_was_discarded() {
        var agency =
                EntryTexts.agency(identity, "B0100002", "entries-b14", "列表局").code();
        var first = entries.begin(agency, EntryTexts.POPULATION, "甲 100%", "officer");
        var second = entries.begin(agency, EntryTexts.POPULATION, "乙", "officer");
        var third = entries.begin(agency, EntryTexts.POPULATION, "丙", "officer");
        entries.discard(EntryDecision.of(third, "officer"));
        assertThat(entries.listEntries(EntryFilter.of(agency), ListQuery.first())
                        .rows())
                .extracting(Entry::code)
                .containsExactly(first.code(), second.code());
        assertThat(entries.listEntries(EntryFilter.of(agency), new ListQuery("100%", "", false, 1, 25))
                        .rows())
                .extracting(Entry::name)
                .containsExactly("甲 100%");
        assertThat(entries.listEntries(EntryFilter.of(agency), new ListQuery("", "code", true, 1, 25))
                        .rows())
                .extracting(Entry::code)
                .containsExactly(second.code(), first.code());
    }

    @Test
    void b15_each_constant_that_the_program_tells_apart_is_a_word_of_its_list() {
        assertThat(codes(Vocabulary.SHARE_TYPE)).containsExactlyElementsOf(names(ShareType.values()));
        assertThat(codes(Vocabulary.BASIS_KIND)).containsExactlyElementsOf(names(LegalBasis.Kind.values()));
        assertThat(codes(Vocabulary.DATA_TYPE)).containsExactlyElementsOf(names(DataType.values()));
        assertThat(codes(Vocabulary.SUBJECT)).containsExactlyElementsOf(names(DataItem.Subject.values()));
        assertThat(codes(Vocabulary.CHANGE_CAUSE)).containsExactlyElementsOf(names(Change.Cause.values()));
        for (var list : Vocabulary.values()) {
            assertThat(terms.listTerms(list)).as(list.name()).isNotEmpty();
        }
        assertThat(codes(Vocabulary.SECRECY_OUTCOME)).contains(Assessment.SECRET);
        assertThat(codes(Vocabulary.PRIVACY_OUTCOME)).contains(Assessment.NO_PERSONAL, Assessment.TOO_RISKY);
        assertThat(codes(Vocabulary.OPEN_TYPE)).contains(EntryMetadata.Opening.CONDITIONAL);
    }

    @Autowired
    private Terms terms;

    private List<String> codes(Vocabulary list) {
        return terms.listTerms(list).stream().map(Term::code).toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return java.util.Arrays.stream(constants).map(Enum::name).toList();
    }
}
