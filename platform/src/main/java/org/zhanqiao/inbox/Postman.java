package org.zhanqiao.inbox;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Sends the letters of the [Outbox], when the city has a mail server. None is lost: a letter counts as sent only after
/// the server took it, and what a killed process held is tried again. None goes twice while the process lives: what the
/// server took stays taken when it hangs up before we do, and is noted later when the database is away.
///
/// SMTP cannot promise that none comes twice: when a process dies between the server's yes and the note of it, the
/// letter
/// goes again under the same Message-ID, by which mail servers and readers know it.
@Component
class Postman implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Outbox outbox;
    private final MessageWords words;
    private final InboxProperties properties;
    private final Optional<JavaMailSender> server;
    /// What the server took and the database does not know of yet; touched by the one thread that sends.
    private final Deque<Letter> taken = new ArrayDeque<>();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postman").daemon().factory());

    Postman(Outbox outbox, MessageWords words, InboxProperties properties, ObjectProvider<JavaMailSender> server) {
        this.outbox = outbox;
        this.words = words;
        this.properties = properties;
        this.server = Optional.ofNullable(server.getIfAvailable());
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (server.isPresent()) {
            var _ = thread.scheduleWithFixedDelay(
                    this::round, 0, properties.interval().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        try {
            deliver();
        } catch (RuntimeException e) {
            LOG.warn(
                    "letters were not looked at ({}); it is tried again",
                    e.getClass().getName());
        }
    }

    /// Sends every letter that is due.
    ///
    /// @return how many the server took
    int deliver() {
        noteTaken();
        int sent = 0;
        for (var letter = outbox.take(properties.holdFor());
                letter.isPresent();
                letter = outbox.take(properties.holdFor())) {
            if (send(letter.get())) {
                sent++;
            }
        }
        return sent;
    }

    private boolean send(Letter letter) {
        var mail = server.orElseThrow(() -> new IllegalStateException("there is no mail server"));
        try {
            mail.send(mime -> write(mime, letter));
        } catch (MailSendException e) {
            // Without a message that failed, the server took this one and hung up before we did.
            if (!e.getFailedMessages().isEmpty()) {
                put(letter, e.getClass().getSimpleName());
                return false;
            }
        } catch (MailException e) {
            put(letter, e.getClass().getSimpleName());
            return false;
        }
        taken.add(letter);
        noteTaken();
        return true;
    }

    /// Notes what the server took. What cannot be noted now is noted before anything else is sent.
    private void noteTaken() {
        for (var letter = taken.peek(); letter != null; letter = taken.peek()) {
            outbox.sent(letter);
            taken.remove();
        }
    }

    private void put(Letter letter, String problem) {
        if (letter.attempts() >= properties.attempts()) {
            outbox.undeliverable(letter, problem);
            LOG.warn("letter {} is undeliverable after {} attempts ({})", letter.number(), letter.attempts(), problem);
        } else {
            outbox.failed(letter, problem, wait(letter.attempts()));
        }
    }

    private Duration wait(int attempts) {
        return properties.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
    }

    private void write(MimeMessage mime, Letter letter) throws jakarta.mail.MessagingException {
        var subject = words.text(letter.message(), Locale.SIMPLIFIED_CHINESE);
        mime.setFrom(properties.from());
        mime.setRecipients(jakarta.mail.Message.RecipientType.TO, letter.address());
        mime.setSubject(subject, "UTF-8");
        mime.setText(text(letter, Locale.SIMPLIFIED_CHINESE) + "\n\n" + text(letter, Locale.ENGLISH) + "\n", "UTF-8");
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.saveChanges();
        mime.setHeader("Message-ID", letter.messageId(properties.from().replaceFirst(".*@", "")));
    }

    private String text(Letter letter, Locale locale) {
        return String.join(
                "\n",
                words.text(letter.message(), locale),
                properties.pages() + letter.message().path(),
                words.because(letter.message(), locale),
                words.text("inbox.letter.stop", locale, properties.pages() + "/inbox"));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
