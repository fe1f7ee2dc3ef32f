package org.zhanqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.web.ListQuery;

/// The sample's past is told proceeding by proceeding, so messages are not kept in the order of their days.
@PlatformTest
@Import(MovableClock.AsTheClock.class)
class A03_MessagesOfThePastTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Identity identity;

    @Autowired
    private MovableClock clock;

    @Test
    void a01_the_newest_stand_first_by_their_time_and_all_of_them_are_marked_as_read() {
        identity.registerPerson(
                        new NewPerson("inbox.past", "收件人", null, Roles.of(Role.RESEARCHER), "inbox-7-messages", null))
                .orThrow();
        var person = identity.findPersonByLogin("inbox.past").orElseThrow().id();
        List.of("2026-03-04", "2026-03-02", "2026-03-05", "2026-03-03").forEach(day -> {
            clock.setDay(day);
            inbox.tell(List.of(person), A01_InboxTest.message("past:" + day));
        });
        assertThat(inbox.listMessages(person, ListQuery.first()).rows())
                .extracting(received -> received.message().about())
                .containsExactly("past:2026-03-05", "past:2026-03-04", "past:2026-03-03", "past:2026-03-02");
        assertThat(inbox.listMessages(person, new ListQuery("", "time", false, 1, 10))
                        .rows())
                .extracting(received -> received.message().about())
                .startsWith("past:2026-03-02");
        clock.setDay("2026-03-06");
        try (var reader = new Visitor(port)) {
            reader.signIn("inbox.past", "inbox-7-messages");
            var shown = reader.get("/inbox?size=2").body();
            var upTo = shown.replaceAll("(?s).*name=\"upTo\" value=\"(\\d+)\".*", "$1");
            inbox.tell(List.of(person), A01_InboxTest.message("past:later"));
            reader.post("/inbox", "/inbox/read", Map.of("upTo", upTo));
        }
        assertThat(inbox.countUnread(person))
                .as("what came after the page was shown")
                .isEqualTo(1);
    }
}
