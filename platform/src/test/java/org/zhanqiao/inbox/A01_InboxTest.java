package org.zhanqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.NoSuchMessageException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.web.ListQuery;

/// Telling people, and what they see of it.
@PlatformTest
class A01_InboxTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String PASSWORD = "inbox-7-messages";

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Identity identity;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MockMvc mvc;

    private Person bureau;
    private Person researcher;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeEach
    void people() {
        bureau = person("inbox.bureau", Role.BUREAU);
        researcher = person("inbox.researcher", Role.RESEARCHER);
    }

    private Person person(String login, Role role) {
        return identity.findPersonByLogin(login).orElseGet(() -> {
            identity.registerPerson(new NewPerson(login, "收件人", null, Roles.of(role), PASSWORD, null))
                    .orThrow();
            return identity.findPersonByLogin(login).orElseThrow();
        });
    }

    static Message message(String about) {
        return new Message(about, "inbox.unread", List.of("3"), Message.Because.of("inbox.none"), "/desk");
    }

    private List<String> abouts(Person person) {
        return inbox.listMessages(person.id(), ListQuery.first()).rows().stream()
                .map(received -> received.message().about())
                .toList();
    }

    @Test
    void a01_a_person_is_told_of_an_occurrence_once() {
        inbox.tell(List.of(bureau.id()), message("a01:1"));
        inbox.tell(List.of(bureau.id(), researcher.id()), message("a01:1"));
        assertThat(abouts(bureau)).containsOnlyOnce("a01:1");
        assertThat(abouts(researcher)).containsOnlyOnce("a01:1");
    }

    @Test
    void a02_eight_at_once_tell_once() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> tellers = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        inbox.tell(List.of(bureau.id()), message("a02"));
                        return null;
                    })
                    .toList();
            for (var told : pool.invokeAll(tellers)) {
                told.get();
            }
        }
        assertThat(abouts(bureau)).containsOnlyOnce("a02");
    }

    @Test
    void a03_everybody_of_a_role_is_told_and_nobody_else() {
        inbox.tell(null, Role.RESEARCHER, message("a03"));
        assertThat(abouts(researcher)).contains("a03");
        assertThat(abouts(bureau)).doesNotContain("a03");
    }

    @Test
    void a04_what_did_not_happen_is_not_told() {
        transaction.executeWithoutResult(status -> {
            inbox.tell(List.of(bureau.id()), message("a04"));
            status.setRollbackOnly();
        });
        assertThat(abouts(bureau)).doesNotContain("a04");
    }

    @Test
    void a05_a_message_without_words_is_refused_when_it_is_told() {
        var wordless = new Message("a05", "inbox.nowhere", List.of(), Message.Because.of("inbox.none"), "/desk");
        assertThatThrownBy(() -> inbox.tell(List.of(bureau.id()), wordless)).isInstanceOf(NoSuchMessageException.class);
        assertThatThrownBy(() ->
                        new Message("a05", "inbox.none", List.of(), Message.Because.of("inbox.none"), "//elsewhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a06_one_opens_ones_own_messages_only() throws Exception {
        inbox.tell(List.of(bureau.id()), message("a06"));
        var received = inbox.listMessages(bureau.id(), ListQuery.first()).rows().getFirst();
        mvc.perform(post("/inbox/" + received.id()).with(csrf()).with(SignInAs.person(researcher)))
                .andExpect(status().isNotFound());
        assertThat(inbox.countUnread(bureau.id())).isPositive();
        mvc.perform(post("/inbox/" + received.id()).with(csrf()).with(SignInAs.person(bureau)))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/desk"));
        assertThat(inbox.listMessages(bureau.id(), ListQuery.first())
                        .rows()
                        .getFirst()
                        .read())
                .isTrue();
    }

    @Test
    void a07_what_came_after_the_page_was_shown_stays_unread() {
        inbox.tell(List.of(researcher.id()), message("a07:1"));
        long seen = inbox.listMessages(researcher.id(), ListQuery.first())
                .rows()
                .getFirst()
                .id();
        inbox.tell(List.of(researcher.id()), message("a07:2"));
        inbox.openAll(researcher.id(), seen);
        assertThat(inbox.countUnread(researcher.id())).isEqualTo(1);
    }

    @Test
    void a08_the_page_in_a_browser() {
        inbox.tell(List.of(bureau.id()), message("a08"));
        for (var width : Width.values()) {
            try (var visitor = BROWSER.visitor(port, width, true)) {
                var page = visitor.newPage();
                BrowserSupport.signIn(page, bureau.login(), PASSWORD);
                page.navigate("/inbox");
                BrowserSupport.looksRight(page);
                BrowserSupport.picture(page, "inbox-" + width);
                assertThat(page.locator("main").textContent()).contains("您有 3 条未读消息", "没有配置邮件服务器");
            }
        }
    }
}
