package org.zhanqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.protection.Level;
import org.zhanqiao.web.ListQuery;

/// A level is raised at once, whatever else is being done to the entry.
@PlatformTest
class B04_RaisedLevelTest {

    private static final List<String> AGENCY = new ArrayList<>();
    private static final String PHONE = "phone";

    @Autowired
    private Entries entries;

    @Autowired
    private Catalog catalog;

    @Autowired
    private LevelDecisions decisions;

    @Autowired
    private EntryEvidence evidence;

    @Autowired
    private Followers followers;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Identity identity;

    @BeforeEach
    void anAgency() {
        if (AGENCY.isEmpty()) {
            AGENCY.add(EntryTexts.agency(identity, "B0400001", "entries-b04", "定级测试局")
                    .code());
        }
    }

    private static EntryMetadata text(String name) {
        return EntryTexts.whole(name, name).with(List.of(EntryTexts.item(PHONE, "联系电话", DataType.C, Level.L2)));
    }

    private static EntryDecision by(Entry entry) {
        return EntryDecision.of(entry, "officer");
    }

    private Entry published(String name) {
        var begun = entries.begin(AGENCY.getFirst(), EntryTexts.POPULATION, name, "officer");
        return entries.publish(by(entries.submit(by(entries.save(by(begun), text(name))))));
    }

    private Level inForce(Entry entry) {
        return catalog.getDataset(entry.code()).findItem(PHONE).orElseThrow().level();
    }

    private LevelRaise raise(Entry entry, Level to) {
        return decisions.raise(entry.code(), PHONE, to, "protector", "可识别到个人");
    }

    @Test
    void b01_while_an_amendment_is_written_what_is_in_force_rises_and_the_draft_with_it() {
        var amending = entries.amend(by(published("旧名甲")).because("改名"), Change.Cause.OWN, Instant.EPOCH);
        var draft = entries.save(by(amending), text("新名甲"));
        assertThat(raise(draft, Level.L4)).isInstanceOf(LevelRaise.Raised.class);

        var after = entries.getEntry(draft.code());
        assertThat(after.state()).isEqualTo(EntryState.AMENDING);
        assertThat(after.name()).isEqualTo("新名甲");
        assertThat(after.items().getFirst().level()).isEqualTo(Level.L4);
        assertThat(after.findChange()).isEqualTo(draft.findChange());
        assertThat(inForce(draft)).isEqualTo(Level.L4);
        assertThat(entries.getVersion(draft.code(), 2).metadata().naming().name())
                .isEqualTo("旧名甲");
        assertThat(entries.getVersion(draft.code(), 2).publishedBy()).isEqualTo("protector");

        var next = entries.publish(by(entries.submit(by(after))));
        assertThat(next.version()).isEqualTo(3);
        assertThat(inForce(next)).isEqualTo(Level.L4);
    }

    @Test
    void b02_the_bureaus_review_goes_on_with_its_clock() {
        var amending = entries.amend(by(published("乙")).because("补充"), Change.Cause.OWN, Instant.EPOCH);
        var inReview = entries.submit(by(entries.save(by(amending), text("乙"))));
        raise(inReview, Level.L3);
        var after = entries.getEntry(inReview.code());
        assertThat(after.state()).isEqualTo(EntryState.AMENDMENT_IN_REVIEW);
        assertThat(after.findReviewSince()).isEqualTo(inReview.findReviewSince());
        assertThat(entries.publish(by(after)).version()).isEqualTo(3);
    }

    @Test
    void b03_a_level_is_never_lowered_this_way() {
        var entry = published("丙");
        raise(entry, Level.L3);
        assertThat(raise(entry, Level.L2)).isInstanceOf(LevelRaise.NotHigher.class);
        assertThat(raise(entry, Level.L3)).isInstanceOf(LevelRaise.NotHigher.class);
        assertThat(inForce(entry)).isEqualTo(Level.L3);
    }

    @Test
    void b04_a_withdrawn_entry_is_still_protected_for_the_grants_on_it() {
        var entry = entries.withdraw(by(published("丁")).because("停用"), "");
        raise(entry, Level.L4);
        assertThat(entries.getEntry(entry.code()).state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(inForce(entry)).isEqualTo(Level.L4);
    }

    @Test
    void b05_followers_are_told_once_what_changed_and_why_they_are_told() {
        var entry = published("戊");
        var person = UUID.randomUUID();
        followers.follow(entry.code(), person);
        raise(entry, Level.L3);
        assertThat(inbox.listMessages(person, ListQuery.first()).rows())
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.message().messageKey()).isEqualTo("catalog.message.changed");
                    var said = received.message().arguments();
                    assertThat(said).startsWith("戊", entry.code(), "2", "1");
                    assertThat(received.message().arguments(true)[4].toString()).contains("分级：", " → ");
                    assertThat(received.message().arguments(false)[4].toString())
                            .contains("Level ", " → ")
                            .doesNotContain("级");
                    assertThat(received.message().because().key()).isEqualTo("catalog.message.follows");
                    assertThat(received.message().path()).endsWith("/compare?from=1&to=2");
                });
    }

    @Test
    void b06_what_its_level_does_not_let_be_open_is_closed_and_cannot_be_opened() {
        var open = text("己").with(new Sharing.Unconditional(), new EntryMetadata.Opening("CONDITIONAL", "脱敏后开放"));
        var begun = entries.begin(AGENCY.getFirst(), EntryTexts.POPULATION, "己", "officer");
        var entry = entries.publish(by(entries.submit(by(entries.save(by(begun), open)))));
        raise(entry, Level.L4);
        assertThat(entries.getVersion(entry.code(), 2).metadata().opening().open())
                .isFalse();
        var amending =
                entries.amend(by(entries.getEntry(entry.code())).because("再开放"), Change.Cause.OWN, Instant.EPOCH);
        var again = entries.save(by(amending), amending.metadata().with(new Sharing.Unconditional(), open.opening()));
        assertThat(entries.listFlaws(again))
                .extracting(EntryFlaw::rule)
                .containsExactly(EntryRule.OPENING_ALLOWED, EntryRule.APPROVED);
    }

    @Test
    void b07_the_bureau_is_told_what_lies_before_it_and_the_provider_what_was_decided() {
        var officer = identity.registerPerson(new NewPerson(
                        "b04.officer", "专员", AGENCY.getFirst(), Roles.of(Role.DATA_OFFICER), "b04-officer-7", null))
                .orThrow();
        var bureau = identity.registerPerson(
                        new NewPerson("b04.bureau", "审核", null, Roles.of(Role.BUREAU), "b04-bureau-7", null))
                .orThrow();
        var begun = entries.begin(AGENCY.getFirst(), EntryTexts.POPULATION, "庚", "officer");
        var submitted = entries.submit(by(entries.save(by(begun), text("庚"))));
        entries.giveBack(by(submitted).because("缺少来源"));
        assertThat(told(bureau.id())).contains("catalog.message.act.SUBMITTED");
        assertThat(told(officer.id())).containsExactly("catalog.message.act.RETURNED");
    }

    @Test
    void b08_followers_are_told_why_an_entry_was_withdrawn_and_what_takes_its_place() {
        var entry = published("子");
        var successor = published("丑");
        var person = UUID.randomUUID();
        followers.follow(entry.code(), person);
        followers.follow(successor.code(), person);
        entries.withdraw(by(entry).because("并入新目录"), successor.code());
        entries.withdraw(by(successor).because("不再采集"), "");
        assertThat(inbox.listMessages(person, ListQuery.first()).rows())
                .extracting(received ->
                        received.message().messageKey() + received.message().arguments())
                .containsExactlyInAnyOrder(
                        "catalog.message.withdrawn.replaced"
                                + List.of("子", entry.code(), "并入新目录", "丑", successor.code()),
                        "catalog.message.withdrawn" + List.of("丑", successor.code(), "不再采集"));
    }

    private List<String> told(UUID person) {
        return inbox.listMessages(person, ListQuery.first()).rows().stream()
                .map(received -> received.message().messageKey())
                .toList();
    }

    @Test
    void b09_every_act_but_writing_stands_in_the_evidence_log() {
        var entry = published("壬");
        raise(entry, Level.L3);
        var acts = entries.listActs(entry.code()).stream()
                .filter(act -> act.kind() != EntryAct.Kind.SAVED)
                .map(EntryAct::revision)
                .toList();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(evidence.listPlaces(entry.code()).keySet()).containsExactlyElementsOf(acts));
    }

    @Test
    void b08_the_reason_of_a_withdrawal_is_its_providers() {
        var proposed = entries.proposeWithdrawal(by(published("辛")).because("职责划转"), "");
        var gone = entries.withdraw(by(proposed).because("同意"), "");
        assertThat(gone.findTombstone())
                .hasValueSatisfying(stone -> assertThat(stone.because()).isEqualTo("职责划转"));
    }
}
