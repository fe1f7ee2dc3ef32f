package org.zhanqiao.demand.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.LevelDecisions;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Forms, and what becomes of them when datasets come into force and go.
@PlatformTest
@Import(RequestTown.class)
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_FormsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private RequestTown town;

    @Autowired
    private Forms forms;

    @Autowired
    private Entries entries;

    @Autowired
    private LevelDecisions levels;

    @Autowired
    private Grants grants;

    @Autowired
    private HeldGrants heldGrants;

    @Autowired
    private Inbox inbox;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private TransactionTemplate transaction;

    /// A title that no other test asks for.
    private static String title() {
        int number = COUNT.incrementAndGet();
        return new String(new int[] {0x7000 + 3 * number, 0x7001 + 3 * number, 0x7002 + 3 * number}, 0, 3);
    }

    private static FormText text(String... labels) {
        return new FormText(
                "报名表" + COUNT.incrementAndGet(),
                "义务教育入学",
                Channel.WEB,
                List.of(labels).stream()
                        .map(label -> new FormField(label, true, FieldKind.TEXT))
                        .toList());
    }

    private static EntryMetadata holding(String title) {
        var name = "名册" + COUNT.incrementAndGet();
        var whole = EntryTexts.whole(name, name);
        return whole.with(List.of(EntryTexts.idNumber(), EntryTexts.item("held", title, DataType.C, Level.L2)));
    }

    @Test
    void a13_what_can_only_be_verified_may_be_asked_again() {
        var title = title();
        var form = forms.register(text(title), town.asker);
        var entry = publish(RequestTown.PROVIDER, title);
        assertThat(forms.countFlagged(List.of(form))).containsEntry(form.id(), 1L);
        levels.raise(entry.code(), "held", Level.L4, "give.officer", "敏感");
        assertThat(remedies(form)).containsExactly(FieldResult.Remedy.VERIFY);
        assertThat(forms.listResults(form)).noneMatch(FieldResult::isFlagged);
        assertThat(forms.countFlagged(List.of(form)).getOrDefault(form.id(), 0L))
                .isZero();
    }

    private Entry publish(String agency, String title) {
        return entries.adopt(agency, EntryTexts.POPULATION, holding(title), "test");
    }

    private List<FieldResult.Remedy> remedies(CollectionForm form) {
        return forms.listResults(form).stream()
                .flatMap(field -> field.results().stream())
                .map(FieldResult.Result::remedy)
                .toList();
    }

    private List<String> told(Person person, CollectionForm form) {
        return AllMessages.of(inbox, person.id()).stream()
                .map(Received::message)
                .filter(message -> message.path().endsWith(form.id()))
                .map(message -> message.messageKey() + message.arguments())
                .toList();
    }

    @Test
    void a01_everything_that_is_wrong_with_a_form_is_named_at_once() {
        var field = new FormField("性别", true, FieldKind.TEXT);
        var nothing = new FormText(" ", "", null, List.of(field, field));
        var thrown = catchThrowableOfType(UnfitInput.class, () -> forms.register(nothing, town.asker));
        assertThat(thrown.flaws().stream().map(InputError::field))
                .containsExactly("name", "matter", "channel", "lines");
    }

    @Test
    void a02_what_another_agency_holds_and_serves_is_to_be_requested() {
        var form = forms.register(text("出生日期", "姓名", "联系电话", "备注"), town.asker);
        var results = forms.listResults(form);
        var born = results.getFirst().results().getFirst();
        assertThat(born.finding().match().datasetName()).isEqualTo("常住人口");
        // The town's dataset is of no decided share type: nobody is kept from asking for it.
        assertThat(born.remedy()).isEqualTo(FieldResult.Remedy.NOT_SHARED);
        assertThat(results.subList(1, 4)).allMatch(result -> result.results().isEmpty() && !result.isFlagged());
        assertThat(results.get(1).reading()).isInstanceOf(Reading.LookupKey.class);
    }

    @Test
    void a03_a_dataset_that_comes_into_force_flags_the_forms_that_ask_for_it_and_their_agency_is_told() {
        var title = title();
        var form = forms.register(text(title, "申请人" + title + "（必填）"), town.asker);
        assertThat(remedies(form)).isEmpty();
        var entry = publish(RequestTown.PROVIDER, title);
        assertThat(remedies(form)).containsExactly(FieldResult.Remedy.ASK_PROVIDER, FieldResult.Remedy.ASK_PROVIDER);
        assertThat(forms.countFlagged(List.of(form))).containsEntry(form.id(), 2L);
        assertThat(told(town.asker, form))
                .containsExactly("demand.form.message.flagged[" + form.id() + ", " + entry.code() + ", 2]");
        // One that holds the same is no news.
        publish("11370200MB33333331", title);
        assertThat(remedies(form)).hasSize(4);
        assertThat(told(town.asker, form)).hasSize(1);
        entries.withdraw(EntryDecision.of(entry, "request.bureau").because("职责调整"), "");
        assertThat(remedies(form)).hasSize(2);
    }

    @Test
    void a11_of_all_that_hold_a_field_five_are_kept() {
        var title = title();
        var form = forms.register(text(title), town.asker);
        for (int i = 0; i < 8; i++) {
            publish(RequestTown.PROVIDER, title);
        }
        assertThat(remedies(form)).hasSize(5);
        assertThat(remedies(forms.change(form.id(), form.version(), form.text(), town.asker)))
                .hasSize(5);
    }

    @Test
    void a12_what_was_dismissed_stays_dismissed_however_many_better_ones_come() {
        var title = title();
        var alike = publish(RequestTown.PROVIDER, title);
        // Said with whose it is, it is found less surely than under the very name.
        var label = "申请人" + title;
        var form = forms.register(text(label), town.asker);
        forms.dismiss(form.id(), label, alike.code(), "held", "要的是另一份", town.asker);
        for (int i = 0; i < 6; i++) {
            publish(RequestTown.PROVIDER, label);
        }
        assertThat(remedies(form)).hasSize(6).endsWith(FieldResult.Remedy.DISMISSED);
        var changed = forms.change(form.id(), form.version(), form.text(), town.asker);
        var kept = forms.listResults(changed).getFirst().results();
        assertThat(kept).hasSize(6);
        assertThat(kept.getLast().finding().match().dataset()).isEqualTo(alike.code());
        assertThat(kept.getLast().finding().findDismissal().orElseThrow().because())
                .isEqualTo("要的是另一份");
        // Taken back, it is one of many again, and not among the five surest.
        forms.restore(form.id(), label, alike.code(), "held", town.asker);
        var restored = forms.change(form.id(), changed.version(), form.text(), town.asker);
        assertThat(remedies(restored)).hasSize(5).doesNotContain(FieldResult.Remedy.DISMISSED);
        // What is held no more is no match to be dismissed.
        forms.dismiss(
                form.id(),
                label,
                forms.listResults(restored)
                        .getFirst()
                        .results()
                        .getFirst()
                        .finding()
                        .match()
                        .dataset(),
                "held",
                "要的是另一份",
                town.asker);
        assertThat(remedies(restored)).hasSize(5).endsWith(FieldResult.Remedy.DISMISSED);
        var dismissed = forms.listResults(restored)
                .getFirst()
                .results()
                .getLast()
                .finding()
                .match();
        entries.withdraw(
                EntryDecision.of(entries.getEntry(dismissed.dataset()), "request.bureau")
                        .because("职责调整"),
                "");
        assertThat(remedies(restored)).hasSize(5).doesNotContain(FieldResult.Remedy.DISMISSED);
    }

    @Test
    void a04_ones_own_data_and_data_that_are_not_shared_flag_nothing() {
        var own = title();
        var kept = title();
        publish(RequestTown.CONSUMER, own);
        var form = forms.register(text(own, kept), town.asker);
        entries.adopt(
                RequestTown.PROVIDER,
                EntryTexts.POPULATION,
                holding(kept).with(new Sharing.Undecided(), new EntryMetadata.Opening("DISALLOWED", "")),
                "test");
        assertThat(remedies(form)).containsExactly(FieldResult.Remedy.OWN_DATA, FieldResult.Remedy.NOT_SHARED);
        assertThat(forms.listResults(form)).noneMatch(FieldResult::isFlagged);
        assertThat(forms.countFlagged(List.of(form))).containsEntry(form.id(), 0L);
        assertThat(told(town.asker, form)).isEmpty();
    }

    @Test
    void a05_a_dismissal_has_a_reason_stays_when_the_form_changes_and_can_be_taken_back() {
        var title = title();
        var entry = publish(RequestTown.PROVIDER, title);
        var form = forms.register(text(title), town.asker);
        assertThat(catchThrowableOfType(
                                UnfitInput.class,
                                () -> forms.dismiss(form.id(), title, entry.code(), "held", " ", town.asker))
                        .flaws())
                .extracting(InputError::field)
                .containsExactly("because");
        assertThatThrownBy(() -> forms.dismiss(form.id(), title, entry.code(), "held", "不同", town.officer))
                .isInstanceOf(NotFound.class);
        forms.dismiss(form.id(), title, entry.code(), "held", "要的是临时住处", town.asker);
        assertThatThrownBy(() -> forms.dismiss(form.id(), title, entry.code(), "held", "再说一遍", town.asker))
                .isInstanceOf(FormConflict.class);
        var more = new FormText(
                form.text().name(),
                form.text().matter(),
                Channel.WEB,
                List.of(
                        new FormField("新加的一项", false, FieldKind.TEXT),
                        form.text().fields().getFirst()));
        var changed = forms.change(form.id(), form.version(), more, town.asker);
        assertThat(remedies(changed)).containsExactly(FieldResult.Remedy.DISMISSED);
        forms.restore(form.id(), title, entry.code(), "held", town.bureau);
        assertThat(remedies(changed)).doesNotContain(FieldResult.Remedy.DISMISSED);
        assertThat(forms.listActs(form.id()))
                .extracting(FormAct::kind)
                .containsExactly(FormActKind.REGISTER, FormActKind.DISMISS, FormActKind.CHANGE, FormActKind.RESTORE);
    }

    @Test
    void a06_what_a_grant_gives_already_is_to_be_asked_no_more() {
        var ask = RequestTown.ask(
                java.time.LocalDate.now(org.zhanqiao.web.Page.ZONE).plusYears(1));
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var grant = grants.sign(ask.toGrantDraft(from, "0".repeat(64)), "security");
        var held = new Match(
                "出生日期",
                "308/" + RequestTown.SERVICE,
                "常住人口",
                "birth_date",
                "出生日期",
                RequestTown.PROVIDER,
                org.zhanqiao.catalog.ShareType.CONDITIONAL,
                true,
                How.SAME_NAME,
                0.95);
        var given = heldGrants.of(List.of(RequestTown.CONSUMER, RequestTown.PROVIDER), List.of(held.dataset()));
        assertThat(given.grant(RequestTown.CONSUMER, held)).isEqualTo(grant.id());
        assertThat(given.grant(RequestTown.PROVIDER, held)).isEmpty();
        assertThat(heldGrants
                        .of(List.of(RequestTown.CONSUMER), List.of("308/other"))
                        .grant(RequestTown.CONSUMER, held))
                .isEmpty();
        grants.suspend(grant.id(), "security", "核查用途");
        var hiding = grants.sign(masked(ask.toGrantDraft(from, "0".repeat(64))), "security");
        assertThat(heldGrants
                        .of(List.of(RequestTown.CONSUMER), List.of(held.dataset()))
                        .grant(RequestTown.CONSUMER, held))
                .as("suspended, and what a mask hides still has to be asked for")
                .isEmpty();
        grants.revoke(hiding.id(), "security", "测试结束");
    }

    private static GrantDraft masked(GrantDraft draft) {
        var terms = draft.terms();
        return new GrantDraft(
                draft.caller(),
                draft.service(),
                draft.purpose(),
                draft.matter(),
                draft.legalBasis(),
                new GrantTerms(
                        terms.modes(),
                        terms.lookupKeys(),
                        List.of(new GrantTerms.Field("birth_date", Mask.parse("year"))),
                        terms.verifiable(),
                        terms.maskedLookups(),
                        terms.filter()),
                draft.caseRequired(),
                draft.callsPerSecond(),
                draft.callsPerDay(),
                draft.lastGoodFor(),
                draft.notBefore(),
                draft.notAfter(),
                draft.agreement());
    }

    @Test
    void a07_an_agency_sees_its_own_forms_and_the_bureau_all_with_figures() {
        var title = title();
        publish(RequestTown.PROVIDER, title);
        var form = forms.register(text(title, "备注", "经办科室"), town.stranger);
        assertThatThrownBy(() -> forms.getForm(form.id(), town.asker)).isInstanceOf(NotFound.class);
        assertThat(forms.getForm(form.id(), town.bureau)).isEqualTo(form);
        var figures = forms.listFigures().stream()
                .filter(each -> each.agency().equals(form.agency()))
                .findFirst()
                .orElseThrow();
        assertThat(figures).isEqualTo(new AgencyFigures(form.agency(), 1, 3, 1, 0, 0));
        assertThat(forms.listForms(new FormFilter(form.agency(), true), ListQuery.first())
                        .rows())
                .containsExactly(form);
        forms.retire(form.id(), form.version(), town.stranger);
        assertThat(forms.listForms(new FormFilter(form.agency(), false), ListQuery.first())
                        .rows())
                .isEmpty();
    }

    @Test
    void a08_of_two_who_change_a_form_at_once_one_wins_and_a_name_stands_once() {
        var form = forms.register(text("性别"), town.asker);
        forms.change(form.id(), form.version(), text("民族"), town.asker);
        assertThat(catchThrowableOfType(
                                FormConflict.class,
                                () -> forms.change(form.id(), form.version(), text("婚否"), town.asker))
                        .last()
                        .kind())
                .isEqualTo(FormActKind.CHANGE);
        var other = forms.register(text("性别"), town.asker);
        assertThat(catchThrowableOfType(UnfitInput.class, () -> forms.register(other.text(), town.asker))
                        .flaws())
                .extracting(InputError::messageKey)
                .containsExactly("demand.form.wrong.named");
    }

    /// Neither sees what the other has not committed, so they wait for each other.
    @Test
    void a09_a_form_and_a_dataset_that_come_at_once_do_not_miss_each_other() throws Exception {
        for (int round = 0; round < 10; round++) {
            var title = title();
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var registering = threads.submit(() -> {
                    start.await();
                    return forms.register(text(title), town.asker);
                });
                var publishing = threads.submit(() -> {
                    start.await();
                    return transaction.execute(_ -> publish(RequestTown.PROVIDER, title));
                });
                publishing.get();
                assertThat(remedies(registering.get())).containsExactly(FieldResult.Remedy.ASK_PROVIDER);
            }
        }
    }

    @Test
    void a10_every_act_stands_in_the_evidence_once() {
        var form = forms.register(text("性别"), town.asker);
        forms.retire(form.id(), form.version(), town.asker);
        var keys = forms.listActs(form.id()).stream().map(FormAct::evidenceKey).toList();
        Awaitility.await()
                .until(() -> evidence.listBelow(FormAct.evidencePrefix(form.id()))
                        .keySet()
                        .equals(java.util.Set.copyOf(keys)));
        assertThat(keys).hasSize(2);
    }
}
