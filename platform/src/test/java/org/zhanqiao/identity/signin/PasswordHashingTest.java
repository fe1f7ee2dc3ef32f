package org.zhanqiao.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.zhanqiao.identity.IdentityProperties;

class PasswordHashingTest {

    @Test
    void hashes_are_argon2id_with_the_parameters_of_owasp() {
        var defaults = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("zhanqiao.identity", IdentityProperties.class);
        var passwords = new PasswordHashing(defaults);
        var hash = passwords.encode("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterY", hash)).isFalse();
    }

    @Test
    void an_account_without_a_password_costs_the_same_work_and_never_opens() {
        var passwords = new PasswordHashing(TestProperties.hashing(1, Duration.ofSeconds(1)));
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void more_at_once_than_there_are_places_wait_and_then_are_turned_away() throws Exception {
        var passwords = new PasswordHashing(TestProperties.hashing(1, Duration.ZERO));
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> passwords.encode(new SlowPassword(inside, leave)));
        inside.await();
        assertThatThrownBy(() -> passwords.matches("x", "y")).isInstanceOf(PasswordHashing.TooBusy.class);
        leave.countDown();
        first.get();
        assertThat(passwords.matches("x", null)).isFalse();
    }

    /// Holds its place until told to leave.
    private record SlowPassword(CountDownLatch inside, CountDownLatch leave) implements CharSequence {
        @Override
        public int length() {
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            length();
            return "x";
        }
    }
}
