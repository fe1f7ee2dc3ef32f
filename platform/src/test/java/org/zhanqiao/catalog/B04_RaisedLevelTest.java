package org.zhanqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
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
        var inReview = entries.submit(by(amending));
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
                    assertThat(received.message().arguments()).containsExactly("戊", entry.code(), "2", "1");
                    assertThat(received.message().because().key()).isEqualTo("catalog.message.follows");
                    assertThat(received.message().path()).endsWith("/compare?from=1&to=2");
                });
    }
}
