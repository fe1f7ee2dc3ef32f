package org.zhanqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.web.ListQuery;

/// Letters to a real SMTP server that may be away, and processes that are killed while sending.
@PlatformTest
class A02_LettersTest {

    private static final InboxProperties PROPERTIES = new InboxProperties(
            "bridge@city.example",
            "https://bridge.city.example",
            Duration.ofSeconds(10),
            3,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));

    @Autowired
    private Inbox inbox;

    @Autowired
    private MessageWords words;

    @Autowired
    private JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final UUID person = UUID.randomUUID();
    private Instant now = Instant.now();

    @BeforeEach
    void start() {
        jdbc.sql("delete from inbox.letter").update();
        server.start();
        inbox.setMailAddress(person, " zhang.san@example.gov.cn ");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a01_a_message_goes_out_once_in_both_languages() throws Exception {
        tell("a01");
        assertThat(postman().deliver()).isEqualTo(1);
        assertThat(postman().deliver()).isZero();
        var letter = received().getFirst();
        assertThat(received()).hasSize(1);
        assertThat(letter.getSubject()).isEqualTo("您有 3 条未读消息");
        assertThat(letter.getAllRecipients()[0]).hasToString("zhang.san@example.gov.cn");
        assertThat(letter.getContent().toString())
                .contains("https://bridge.city.example/desk", "You have 3 unread messages", "/inbox");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void a02_while_the_server_is_away_letters_wait_longer_each_time_and_none_is_lost() {
        int port = server.getSmtp().getPort();
        server.stop();
        tell("a02");
        assertThat(postman(port).deliver()).isZero();
        now = now.plusSeconds(59);
        assertThat(outbox().take(Duration.ofMinutes(5))).isEmpty();
        now = now.plusSeconds(1);
        assertThat(postman(port).deliver()).isZero();
        now = now.plusSeconds(119);
        assertThat(outbox().take(Duration.ofMinutes(5))).isEmpty();
        now = now.plusSeconds(1);
        server.start();
        assertThat(postman().deliver()).isEqualTo(1);
        assertThat(received()).hasSize(1);
    }

    @Test
    void a03_after_its_last_attempt_a_letter_is_undeliverable_and_the_message_still_there() {
        int port = server.getSmtp().getPort();
        server.stop();
        tell("a03");
        for (int i = 0; i < 3; i++) {
            postman(port).deliver();
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(states()).containsExactly("UNDELIVERABLE");
        assertThat(inbox.countUnread(person)).isEqualTo(1);
        server.start();
    }

    @Test
    void a04_what_a_killed_process_held_is_sent_by_another_under_the_same_number() throws Exception {
        tell("a04");
        var held = outbox().take(Duration.ofMinutes(5)).orElseThrow();
        assertThat(postman().deliver()).isZero();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(postman().deliver()).isEqualTo(1);
        assertThat(received().getFirst().getHeader("Message-ID")).containsExactly(held.messageId("city.example"));
        outbox().failed(held, "too late to matter", Duration.ZERO);
        assertThat(postman().deliver()).isZero();
    }

    @Test
    void a05_two_processes_never_send_the_same_letter() throws Exception {
        for (int i = 0; i < 40; i++) {
            tell("a05:" + i);
        }
        var first = Thread.ofPlatform().start(() -> postman().deliver());
        var second = Thread.ofPlatform().start(() -> postman().deliver());
        first.join();
        second.join();
        assertThat(received()).hasSize(40);
    }

    @Test
    void a06_who_wants_no_letters_gets_none() {
        inbox.setMailAddress(person, "");
        tell("a06");
        assertThat(postman().deliver()).isZero();
        assertThat(inbox.listMessages(person, ListQuery.first()).total()).isEqualTo(1);
        for (var wrong : List.of("nobody", "a@b@c", "a b@c.cn", "a@c.cn, d@c.cn", "x\r\nBcc: y@c.cn")) {
            assertThat(inbox.setMailAddress(person, wrong)).as(wrong).isFalse();
        }
        assertThat(inbox.findMailAddress(person)).isEmpty();
    }

    private void tell(String about) {
        inbox.tell(List.of(person), A01_InboxTest.message(about));
        now = Instant.now().plusSeconds(1);
    }

    private List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private Outbox outbox() {
        return new Outbox(jdbc, () -> now);
    }

    private Postman postman() {
        return postman(server.getSmtp().getPort());
    }

    private Postman postman(int port) {
        return postman(port, outbox());
    }

    private Postman postman(int port, Outbox outbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return new Postman(outbox, words, PROPERTIES, beans.getBeanProvider(JavaMailSender.class));
    }

    @Test
    void a07_who_stops_letters_gets_none_that_still_wait_and_a_new_address_gets_them() throws Exception {
        tell("a07:1");
        inbox.setMailAddress(person, "");
        assertThat(postman().deliver()).isZero();
        inbox.setMailAddress(person, "old@example.gov.cn");
        tell("a07:2");
        inbox.setMailAddress(person, "new@example.gov.cn");
        assertThat(postman().deliver()).isEqualTo(1);
        assertThat(received().getFirst().getAllRecipients()[0]).hasToString("new@example.gov.cn");
    }

    @Test
    void a08_a_server_that_hangs_up_before_its_yes_gets_the_letter_again_under_the_same_number() throws Exception {
        tell("a08");
        try (var hangingUp = new HangingUpServer(HangingUpServer.When.BEFORE_ITS_YES, 1)) {
            assertThat(postman(hangingUp.port()).deliver()).isZero();
            assertThat(states()).containsExactly("WAITING");
            now = now.plus(Duration.ofMinutes(1));
            assertThat(postman(hangingUp.port()).deliver()).isEqualTo(1);
            now = now.plus(Duration.ofHours(1));
            assertThat(postman(hangingUp.port()).deliver()).isZero();
            assertThat(hangingUp.letters()).hasSize(2);
            assertThat(hangingUp.letters().stream().map(A02_LettersTest::number).distinct())
                    .hasSize(1);
        }
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void a09_a_server_that_hangs_up_after_its_yes_gets_the_letter_once() throws Exception {
        tell("a09");
        try (var hangingUp = new HangingUpServer(HangingUpServer.When.AFTER_ITS_YES, 1)) {
            assertThat(postman(hangingUp.port()).deliver()).isEqualTo(1);
            assertThat(states()).containsExactly("SENT");
            now = now.plus(Duration.ofHours(1));
            assertThat(postman(hangingUp.port()).deliver()).isZero();
            assertThat(hangingUp.letters()).hasSize(1);
        }
    }

    /// A database that is away when it should be noted that a letter was sent.
    private Outbox awayOnce() {
        return new Outbox(jdbc, () -> now) {
            private boolean away = true;

            @Override
            void sent(Letter letter) {
                if (away) {
                    away = false;
                    throw new IllegalStateException("the database is away");
                }
                super.sent(letter);
            }
        };
    }

    @Test
    void a10_what_was_sent_while_the_database_was_away_is_noted_when_it_is_back_and_not_sent_again() {
        tell("a10:1");
        tell("a10:2");
        var postman = postman(server.getSmtp().getPort(), awayOnce());
        assertThatThrownBy(postman::deliver).hasMessage("the database is away");
        assertThat(received()).hasSize(1);
        assertThat(postman.deliver()).isEqualTo(1);
        now = now.plus(Duration.ofHours(1));
        assertThat(postman().deliver()).isZero();
        assertThat(received()).hasSize(2);
        assertThat(states()).containsExactly("SENT", "SENT");
    }

    @Test
    void a11_a_process_killed_between_the_yes_and_its_note_leaves_a_letter_that_comes_again_under_the_same_number()
            throws Exception {
        tell("a11");
        var killed = postman(server.getSmtp().getPort(), awayOnce());
        assertThatThrownBy(killed::deliver).hasMessage("the database is away");
        assertThat(postman().deliver()).isZero();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(postman().deliver()).isEqualTo(1);
        assertThat(postman().deliver()).isZero();
        assertThat(received()).hasSize(2);
        assertThat(received().get(0).getHeader("Message-ID"))
                .isEqualTo(received().get(1).getHeader("Message-ID"));
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void a12_two_control_planes_that_note_the_same_occurrence_at_once_tell_it_once() throws Exception {
        for (int round = 0; round < 20; round++) {
            var about = "a12:" + round;
            var start = new CyclicBarrier(2);
            Callable<Void> telling = () -> {
                start.await();
                inbox.tell(List.of(person), A01_InboxTest.message(about));
                return null;
            };
            try (var both = Executors.newFixedThreadPool(2)) {
                for (var told : both.invokeAll(List.of(telling, telling))) {
                    told.get();
                }
            }
        }
        now = Instant.now().plusSeconds(1);
        var first = Thread.ofPlatform().start(() -> postman().deliver());
        var second = Thread.ofPlatform().start(() -> postman().deliver());
        first.join();
        second.join();
        assertThat(received()).hasSize(20);
        assertThat(inbox.listMessages(person, ListQuery.first()).total()).isEqualTo(20);
    }

    private List<String> states() {
        return jdbc.sql("select state from inbox.letter")
                .query((row, _) -> Objects.requireNonNull(row.getString("state")))
                .list();
    }

    private static String number(String letter) {
        return letter.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }
}
