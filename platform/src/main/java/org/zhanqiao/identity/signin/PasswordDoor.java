package org.zhanqiao.identity.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.transaction.support.TransactionOperations;
import org.zhanqiao.identity.PasswordRule;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.tokens.AccessTokens;

/// Signing in with a password. Whether a login exists, is shut out, or has another password: the answer is the same,
/// and so is the work done for it.
final class PasswordDoor {

    /// How a try at the door ended.
    sealed interface Outcome {
        record Entered(Sessions.Session session) implements Outcome {}

        record Refused() implements Outcome {}

        record SlowedDown(Duration pause) implements Outcome {}

        record Busy() implements Outcome {}
    }

    /// How a change of password ended.
    sealed interface Change {
        record Changed(Sessions.Session session) implements Change {}

        record WrongPassword() implements Change {}

        record TooWeak() implements Change {}

        record SameAgain() implements Change {}

        record SlowedDown(Duration pause) implements Change {}

        record Busy() implements Change {}
    }

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final TransactionOperations transactions;
    private final PasswordHashing passwords;
    private final AttemptLimits limits;
    private final Sessions sessions;
    private final InstantSource clock;

    PasswordDoor(
            Accounts accounts,
            AccessTokens tokens,
            TransactionOperations transactions,
            PasswordHashing passwords,
            AttemptLimits limits,
            Sessions sessions,
            InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.transactions = transactions;
        this.passwords = passwords;
        this.limits = limits;
        this.sessions = sessions;
        this.clock = clock;
    }

    Outcome enter(String loginAsTyped, String password, String address) {
        var login = loginAsTyped.strip().toLowerCase(Locale.ROOT);
        var wait = limits.count(login, address);
        if (wait.isPresent()) {
            return new Outcome.SlowedDown(wait.get());
        }
        var credentials = accounts.findCredentials(login);
        boolean right;
        try {
            right = passwords.matches(
                    atMost(password),
                    credentials.map(Accounts.Credentials::hash).orElse(null));
        } catch (PasswordHashing.TooBusy e) {
            return new Outcome.Busy();
        }
        var session = right ? sessions.begin(credentials.orElseThrow().person(), Door.PASSWORD) : null;
        if (session == null || session.isEmpty()) {
            return new Outcome.Refused();
        }
        limits.succeeded(login, address);
        accounts.record(credentials.orElseThrow().person(), clock.instant(), address, Door.PASSWORD);
        return new Outcome.Entered(session.get());
    }

    /// Changes the password of whoever is signed in; every other session of theirs ends, and so do their access tokens.
    Change change(SignedInPerson who, String oldPassword, String newPassword, String address) {
        var login = who.person().login();
        if (!PasswordRule.accepts(login, newPassword)) {
            return new Change.TooWeak();
        }
        if (newPassword.equals(oldPassword)) {
            return new Change.SameAgain();
        }
        var wait = limits.count(login, address);
        if (wait.isPresent()) {
            return new Change.SlowedDown(wait.get());
        }
        try {
            var hash = accounts.findCredentials(login)
                    .map(Accounts.Credentials::hash)
                    .orElse(null);
            if (!passwords.matches(atMost(oldPassword), hash)) {
                return new Change.WrongPassword();
            }
            limits.succeeded(login, address);
            return changed(who.person(), passwords.encode(newPassword));
        } catch (PasswordHashing.TooBusy e) {
            return new Change.Busy();
        }
    }

    /// The account's row is held from its change to the end of the tokens, so that none is made in between.
    private Change changed(Person person, String hash) {
        transactions.executeWithoutResult(_ -> {
            accounts.changePassword(person.id(), hash);
            tokens.revokeAllOfPerson(person);
        });
        return sessions.begin(person.id(), Door.PASSWORD)
                .<Change>map(Change.Changed::new)
                .orElseGet(Change.WrongPassword::new);
    }

    private static String atMost(String password) {
        return password.length() <= PasswordRule.LONGEST ? password : "";
    }
}
