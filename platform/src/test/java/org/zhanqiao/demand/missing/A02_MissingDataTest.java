package org.zhanqiao.demand.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.evidence.Verify;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Missing data from a statement to a published entry.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_MissingDataTest {

    private static final Need.Text NEED =
            new Need.Text(List.of("姓名", "公民身份号码"), "核定入学资格", "义务教育入学", "户口簿复印件", "《义务教育法》第十二条");
    private static final String DUTY = "《户口登记条例》第三条";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private RequestTown town;

    @Autowired
    private MissingData missing;

    @Autowired
    private Ladder ladder;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Entries entries;

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ControlEvidence evidence;

    @Value("${zhanqiao.data-dir}")
    private Path dataDir;

    /// A name that no other test states: no two share a pair of characters.
    private static String name() {
        int number = COUNT.incrementAndGet();
        return new String(new int[] {0x6000 + 3 * number, 0x6001 + 3 * number, 0x6002 + 3 * number}, 0, 3);
    }

    private MissingDataset stated() {
        clock.setDay("2026-03-02");
        return missing.state(name(), NEED, town.asker);
    }

    private MissingDataset act(MissingDataset on, MissingActKind kind, Person who, MissingDetail detail) {
        return missing.act(new MissingDecision(on.id(), on.version(), kind, "按职责办理", detail), who);
    }

    private static MissingDetail.Duty duty(String agency) {
        return new MissingDetail.Duty(agency, DUTY, LocalDate.of(2026, 3, 9));
    }

    private static MissingDetail.Day day(String day) {
        return new MissingDetail.Day(LocalDate.parse(day));
    }

    private MissingDataset accepted() {
        var assigned = act(stated(), MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER));
        return act(assigned, MissingActKind.ACCEPT, town.officer, day("2026-04-30"));
    }

    private Entry draft(String agency) {
        var begun = entries.begin(agency, EntryTexts.POPULATION, name(), "give.officer");
        return entries.save(EntryDecision.of(begun, "give.officer"), EntryTexts.whole(begun.name(), begun.name()));
    }

    private Entry publish(Entry draft) {
        var submitted = entries.submit(EntryDecision.of(draft, "give.officer"));
        return entries.publish(EntryDecision.of(submitted, "request.bureau"));
    }

    private List<String> told(UUID person, MissingDataset about) {
        return AllMessages.of(inbox, person).stream()
                .map(Received::message)
                .filter(message -> message.path().endsWith(about.id()))
                .map(message -> message.messageKey().replaceFirst(".*\\.", ""))
                .sorted()
                .toList();
    }

    private static List<String> fields(Throwable thrown) {
        return ((UnfitInput) thrown).flaws().stream().map(InputError::field).toList();
    }

    @Test
    void a01_everything_that_a_statement_lacks_is_named_at_once() {
        var nothing = new Need.Text(List.of(" "), "", "", "", "工作需要");
        var thrown = catchThrowableOfType(UnfitInput.class, () -> missing.state("信 息", nothing, town.asker));
        assertThat(fields(thrown)).containsExactly("items", "purpose", "matter", "sparedPaper", "legalBasis");
        assertThat(fields(catchThrowableOfType(UnfitInput.class, () -> missing.state("……", NEED, town.asker))))
                .containsExactly("name");
    }

    @Test
    void a02_the_same_is_stated_once_and_joined_by_others() {
        var first = stated();
        var again = catchThrowableOfType(
                AlreadyStated.class, () -> missing.state(" " + first.name() + "信息表", NEED, town.stranger));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(missing.listSimilar(first.name() + "登记"))
                .extracting(MissingDataset::id)
                .contains(first.id());
        var own = new Need.Text(List.of("住址", "姓名"), "核定补贴", "住房补贴", "居住证明", "《社会救助暂行办法》第三十七条");
        var joined = missing.second(first.id(), own, town.stranger);
        assertThat(joined.items()).containsExactly("姓名", "公民身份号码", "住址");
        assertThat(joined.version()).isEqualTo(first.version());
        assertThatThrownBy(() -> missing.second(first.id(), own, town.stranger)).isInstanceOf(MissingConflict.class);
        assertThatThrownBy(() -> missing.second(first.id(), NEED, town.asker)).isInstanceOf(MissingConflict.class);
        assertThatThrownBy(() -> act(joined, MissingActKind.WITHDRAW, town.asker, new MissingDetail.None()))
                .isInstanceOf(MissingConflict.class);
        assertThat(told(town.bureau.id(), first)).containsExactly("SECOND", "STATE");
    }

    @Test
    void a03_what_is_withdrawn_can_be_stated_anew() {
        var first = stated();
        act(first, MissingActKind.WITHDRAW, town.asker, new MissingDetail.None());
        assertThat(missing.state(first.name(), NEED, town.stranger).id()).isNotEqualTo(first.id());
    }

    @Test
    void a04_the_bureau_points_to_an_entry_in_force_and_nothing_else() {
        var first = stated();
        var draft = draft(RequestTown.PROVIDER);
        for (var code : List.of("", "308000/99999", draft.code())) {
            assertThat(fields(catchThrowableOfType(
                            UnfitInput.class,
                            () -> act(
                                    first,
                                    MissingActKind.POINT,
                                    town.bureau,
                                    new MissingDetail.Entry(code, List.of())))))
                    .containsExactly("entry");
        }
        var published = publish(draft);
        var pointed =
                act(first, MissingActKind.POINT, town.bureau, new MissingDetail.Entry(published.code(), List.of()));
        assertThat(pointed.state()).isEqualTo(MissingState.POINTED);
        assertThat(pointed.entry()).isEqualTo(published.code());
        assertThat(told(town.asker.id(), first)).containsExactly("POINT");

        // What the entry lacks is said, and whoever asked has it decided anew.
        var wider = missing.state(
                name(),
                new Need.Text(List.of("姓名", "残疾等级"), "核验补贴对象", "残疾人服务", "残疾人证复印件", "《残疾人保障法》第四十六条"),
                town.asker);
        var half = act(wider, MissingActKind.POINT, town.bureau, new MissingDetail.Entry(published.code(), List.of()));
        var nothing = missing.state(
                name(), new Need.Text(List.of("残疾等级"), "核验补贴对象", "残疾人服务", "残疾人证复印件", "《残疾人保障法》第四十六条"), town.asker);
        assertThat(fields(catchThrowableOfType(
                        UnfitInput.class,
                        () -> act(
                                nothing,
                                MissingActKind.POINT,
                                town.bureau,
                                new MissingDetail.Entry(published.code(), List.of())))))
                .as("an entry that holds none of the items ends nothing")
                .containsExactly("entry");
        assertThat(MissingDetail.of(missing.getDossier(wider.id()).last()))
                .isEqualTo(new MissingDetail.Entry(published.code(), List.of("残疾等级")));
        assertThat(told(town.asker.id(), wider)).containsExactly("part");
        assertThat(missing.getDossier(half.id()).possible(town.bureau)).contains(MissingActKind.REOPEN);
        var reopened = act(half, MissingActKind.REOPEN, town.asker, new MissingDetail.None());
        assertThat(reopened.state()).isEqualTo(MissingState.STATED);
        assertThat(reopened.entry()).isEmpty();
        assertThat(told(town.bureau.id(), wider)).contains("REOPEN");
    }

    @Test
    void a05_a_decline_and_a_duty_name_their_article() {
        var first = stated();
        assertThat(fields(catchThrowableOfType(
                        UnfitInput.class,
                        () -> act(first, MissingActKind.DECLINE, town.bureau, new MissingDetail.Basis("不宜提供")))))
                .containsExactly("basis");
        var past = new MissingDetail.Duty("no such", "职责所在", LocalDate.of(2026, 3, 1));
        assertThat(fields(catchThrowableOfType(
                        UnfitInput.class, () -> act(first, MissingActKind.ASSIGN, town.bureau, past))))
                .containsExactly("agency", "basis", "day");
        assertThat(fields(catchThrowableOfType(
                        UnfitInput.class,
                        () -> act(first, MissingActKind.ASSIGN, town.bureau, duty(RequestTown.CONSUMER)))))
                .containsExactly("agency");
        var declined = act(first, MissingActKind.DECLINE, town.bureau, new MissingDetail.Basis("《个人信息保护法》第六条"));
        assertThat(declined.state()).isEqualTo(MissingState.DECLINED);
        assertThat(told(town.asker.id(), first)).containsExactly("DECLINE");
    }

    @Test
    void a06_an_agency_objects_once_and_what_the_bureau_decides_then_is_final() {
        var assigned = act(stated(), MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER));
        assertThat(assigned.due()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThatThrownBy(() -> act(assigned, MissingActKind.OBJECT, town.stranger, new MissingDetail.None()))
                .isInstanceOf(MissingConflict.class);
        var objected = act(assigned, MissingActKind.OBJECT, town.officer, new MissingDetail.None());
        assertThat(objected.due()).isNull();
        var bound = act(objected, MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER));
        assertThat(bound.state()).isEqualTo(MissingState.BOUND);
        assertThatThrownBy(() -> act(bound, MissingActKind.OBJECT, town.officer, new MissingDetail.None()))
                .isInstanceOf(MissingConflict.class);
        var accepted = act(bound, MissingActKind.ACCEPT, town.officer, day("2026-05-08"));
        assertThat(accepted.due()).isEqualTo(LocalDate.of(2026, 5, 8));
        assertThat(accepted.duty()).isEqualTo(DUTY);
        assertThat(told(town.officer.id(), accepted)).containsExactly("ASSIGN", "ASSIGN");
        assertThat(told(town.bureau.id(), accepted)).containsExactly("OBJECT", "STATE");
    }

    @Test
    void a07_the_publication_of_the_named_entry_ends_the_case_in_its_own_transaction() {
        var accepted = accepted();
        var joined = missing.second(accepted.id(), NEED, town.stranger);
        var draft = draft(RequestTown.PROVIDER);
        var linked = act(joined, MissingActKind.LINK, town.officer, new MissingDetail.Entry(draft.code(), List.of()));
        assertThat(linked.state()).isEqualTo(MissingState.ACCEPTED);
        ladder.climb();
        assertThat(missing.getDossier(accepted.id()).missing().state()).isEqualTo(MissingState.ACCEPTED);
        publish(draft);
        var dossier = missing.getDossier(accepted.id());
        assertThat(dossier.missing().state()).isEqualTo(MissingState.PUBLISHED);
        assertThat(dossier.last().by()).isEmpty();
        for (var asker : List.of(town.asker, town.stranger)) {
            assertThat(told(asker.id(), accepted)).contains("FULFIL");
        }
    }

    @Test
    void a08_an_officer_names_an_own_published_entry_and_says_why_items_are_lacking() {
        clock.setDay("2026-03-02");
        var wanted = new Need.Text(List.of("姓名", "监护人"), "核定入学资格", "入学", "户口簿", "《义务教育法》第十二条");
        var stated = missing.state(name(), wanted, town.asker);
        var assigned = act(stated, MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER));
        var accepted = act(assigned, MissingActKind.ACCEPT, town.officer, day("2026-04-30"));
        var foreign = publish(draft("11370200MB33333331"));
        assertThat(fields(catchThrowableOfType(UnfitInput.class, () -> fulfil(accepted, foreign.code(), "理由"))))
                .containsExactly("entry");
        var own = publish(draft(RequestTown.PROVIDER));
        assertThat(fields(catchThrowableOfType(UnfitInput.class, () -> fulfil(accepted, own.code(), ""))))
                .containsExactly("because");
        assertThat(flaw(() -> fulfil(accepted, own.code(), "")).arguments()).contains("监护人");
        var done = fulfil(accepted, own.code(), "监护关系由民政部门登记");
        assertThat(done.state()).isEqualTo(MissingState.PUBLISHED);
        assertThat(MissingDetail.of(missing.getDossier(done.id()).last()))
                .isEqualTo(new MissingDetail.Entry(own.code(), List.of("监护人")));
    }

    private static InputError flaw(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(UnfitInput.class, act).flaws().getFirst();
    }

    @Test
    void a14_an_entry_with_none_of_the_items_ends_nothing_and_what_does_not_serve_is_reopened() {
        clock.setDay("2026-03-02");
        var wanted = new Need.Text(List.of("缴费年限", "企业名称"), "核定待遇", "退休审批", "缴费证明", "《社会保险法》第十六条");
        var stated = missing.state(name(), wanted, town.asker);
        var assigned = act(stated, MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER));
        var accepted = act(assigned, MissingActKind.ACCEPT, town.officer, day("2026-04-30"));
        var other = publish(draft(RequestTown.PROVIDER));
        var refused = flaw(() -> fulfil(accepted, other.code(), "数据相近"));
        assertThat(refused.field()).isEqualTo("entry");
        assertThat(refused.arguments()).contains(other.code(), "缴费年限、企业名称");

        var linked = act(
                accepted,
                MissingActKind.LINK,
                town.officer,
                new MissingDetail.Entry(draft(RequestTown.PROVIDER).code(), List.of()));
        publish(entries.getEntry(linked.entry()));
        assertThat(missing.getDossier(stated.id()).missing().state()).isEqualTo(MissingState.ACCEPTED);

        var joined = missing.second(linked.id(), NEED, town.stranger);
        var done = fulfil(joined, other.code(), "缴费年限由税务部门登记");
        assertThat(told(town.asker.id(), done)).contains("part");
        assertThatThrownBy(() -> act(done, MissingActKind.REOPEN, town.officer, new MissingDetail.None()))
                .isInstanceOf(MissingConflict.class);
        var reopened = act(done, MissingActKind.REOPEN, town.asker, new MissingDetail.None());
        assertThat(reopened.state()).isEqualTo(MissingState.STATED);
        assertThat(reopened.entry()).isEmpty();
        assertThat(told(town.bureau.id(), done)).contains("REOPEN");
        assertThat(act(reopened, MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER))
                        .state())
                .isEqualTo(MissingState.ASSIGNED);
    }

    @Test
    void a15_a_data_service_is_asked_for_where_the_catalog_has_the_data_and_nothing_serves_them() {
        clock.setDay("2026-03-02");
        var entry = publish(draft(RequestTown.PROVIDER));
        assertThatThrownBy(() -> missing.askService(entry.code(), NEED, town.officer))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> missing.getUnserved("308/" + RequestTown.SERVICE, town.asker))
                .isInstanceOf(NotFound.class);
        var asked = missing.askService(entry.code(), NEED, town.asker);
        assertThat(asked.unserved()).isEqualTo(entry.code());
        assertThat(missing.findAskedService(entry)).contains(asked.id());
        assertThatThrownBy(() -> missing.askService(entry.code(), NEED, town.stranger))
                .isInstanceOf(AlreadyStated.class);
        assertThat(flaw(() -> act(asked, MissingActKind.ASSIGN, town.bureau, duty("11370200MB33333331")))
                        .field())
                .isEqualTo("agency");
        var assigned = act(asked, MissingActKind.ASSIGN, town.bureau, duty(RequestTown.PROVIDER));
        var accepted = act(assigned, MissingActKind.ACCEPT, town.officer, day("2026-04-30"));
        assertThat(missing.getDossier(asked.id()).possible(town.officer)).doesNotContain(MissingActKind.LINK);
        assertThat(flaw(() -> fulfil(accepted, entry.code(), "")).messageKey())
                .isEqualTo("demand.missingData.wrong.noService");
    }

    private MissingDataset fulfil(MissingDataset accepted, String entry, String because) {
        return missing.act(
                new MissingDecision(
                        accepted.id(),
                        accepted.version(),
                        MissingActKind.FULFIL,
                        because,
                        new MissingDetail.Entry(entry, List.of())),
                town.officer);
    }

    @Test
    void a09_a_day_that_passed_climbs_the_ladder_until_another_is_named() {
        var accepted = accepted();
        clock.setDay("2026-04-30");
        ladder.climb();
        assertThat(told(town.officer.id(), accepted)).doesNotContain("OWNER");
        clock.setDay("2026-05-01");
        ladder.climb();
        ladder.climb();
        assertThat(told(town.officer.id(), accepted)).containsOnlyOnce("OWNER");
        var filter = new MissingFilter(MissingFilter.Show.BUREAU, "", Optional.of(MissingState.ACCEPTED));
        assertThat(missing.listMissing(filter, new ListQuery("", "due", false, 1, 200))
                        .rows())
                .extracting(MissingDataset::id)
                .contains(accepted.id());
        // The holiday lasts until the 5th, and Saturday the 9th is worked: one, three and five working days are over.
        for (var day : List.of("2026-05-07", "2026-05-09", "2026-05-12")) {
            clock.setDay(day);
            ladder.climb();
        }
        assertThat(told(town.head.id(), accepted)).containsExactly("HEAD");
        assertThat(told(town.bureau.id(), accepted)).contains("BUREAU", "CITY_OFFICE");
        assertThat(missing.count(new MissingFilter(MissingFilter.Show.CLIMBED, "", Optional.empty())))
                .isPositive();
        // The bureau instructs what has climbed to it, and that changes nothing that a decision rests on.
        var supervised = act(
                accepted,
                MissingActKind.SUPERVISE,
                town.bureau,
                new MissingDetail.Supervision(LocalDate.of(2026, 5, 15)));
        assertThat(supervised.version()).isEqualTo(accepted.version());
        assertThat(missing.getDossier(accepted.id()).last().key("")).isEqualTo("SUPERVISE.BUREAU");
        // The source replies once, and that changes nothing either.
        var replied = act(supervised, MissingActKind.REPLY, town.officer, new MissingDetail.None());
        assertThat(replied.version()).isEqualTo(accepted.version());
        assertThat(replied.overdue()).isTrue();
        assertThat(told(town.bureau.id(), accepted)).contains("REPLY");
        assertThat(missing.getDossier(accepted.id()).possible(town.officer)).doesNotContain(MissingActKind.REPLY);
        // Who read it before that day can still decide.
        var later = act(accepted, MissingActKind.RESCHEDULE, town.bureau, day("2026-05-20"));
        assertThat(later.overdue()).isFalse();
        clock.setDay("2026-05-22");
        ladder.climb();
        assertThat(told(town.head.id(), accepted)).containsExactly("BUREAU", "HEAD", "HEAD");
    }

    @Test
    void a10_an_entry_published_in_the_moment_it_was_named_is_seen_by_the_next_look() {
        var accepted = accepted();
        var own = publish(draft(RequestTown.PROVIDER));
        // As it stands when both transactions ended without seeing each other.
        jdbc.sql("update demand.missing_dataset set entry = :entry where id = :id")
                .param("entry", own.code())
                .param("id", accepted.id())
                .update();
        ladder.climb();
        assertThat(missing.getDossier(accepted.id()).missing().state()).isEqualTo(MissingState.PUBLISHED);
    }

    @Test
    void a11_of_two_who_decide_at_once_one_wins_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 10; round++) {
            var stated = stated();
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var assigning =
                        threads.submit(attempt(start, stated, MissingActKind.ASSIGN, duty(RequestTown.PROVIDER)));
                var declining = threads.submit(
                        attempt(start, stated, MissingActKind.DECLINE, new MissingDetail.Basis("《个人信息保护法》第六条")));
                var conflicts = Stream.of(assigning.get(), declining.get())
                        .filter(Objects::nonNull)
                        .toList();
                assertThat(conflicts).hasSize(1);
                assertThat(conflicts.getFirst().current().last())
                        .isEqualTo(missing.getDossier(stated.id()).last());
            }
        }
    }

    private Callable<@Nullable MissingConflict> attempt(
            CyclicBarrier start, MissingDataset stated, MissingActKind kind, MissingDetail detail) {
        return () -> {
            start.await();
            try {
                act(stated, kind, town.bureau, detail);
                return null;
            } catch (MissingConflict conflict) {
                return conflict;
            }
        };
    }

    @Test
    void a12_of_two_who_state_the_same_at_once_the_second_is_led_to_the_first() throws Exception {
        clock.setDay("2026-03-02");
        for (int round = 0; round < 10; round++) {
            var name = name();
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var answers = Stream.of(town.asker, town.stranger)
                        .map(who -> threads.submit(() -> {
                            start.await();
                            try {
                                return missing.state(name, NEED, who).id();
                            } catch (AlreadyStated already) {
                                return already.id();
                            }
                        }))
                        .toList();
                assertThat(answers.getFirst().get()).isEqualTo(answers.getLast().get());
            }
        }
    }

    @Test
    void a13_every_act_stands_in_the_evidence_once_and_the_log_verifies() {
        var accepted = accepted();
        var keys = missing.getDossier(accepted.id()).acts().stream()
                .map(Act::evidenceKey)
                .toList();
        assertThat(keys).hasSize(3);
        Awaitility.await()
                .until(() -> evidence.listBelow("demand.missing:" + accepted.id() + ":")
                        .keySet()
                        .containsAll(keys));
        var directory = dataDir.resolve("evidence").resolve("control").toString();
        Awaitility.await().until(() -> Verify.run(List.of("verify", directory), System.out, System.err) == 0);
    }
}
