package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.UnfitParameter;

/// Who is there: agencies, people, calling systems and their keys. `get` throws [NotFound], `find` is Optional,
/// `list` is all. What anybody may read is not known here: that is a grant.
public final class Identity {

    private final Agencies agencies;
    private final People people;
    private final CallingSystems systems;
    private final SystemKeys keys;
    private final ConsoleKeys consoleKeys;
    private final Sm4Keys sm4Keys;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final PasswordEncoder passwords;
    private final InstantSource clock;
    private final SecureRandom random;

    Identity(
            Agencies agencies,
            People people,
            CallingSystems systems,
            SystemKeys keys,
            ConsoleKeys consoleKeys,
            Sm4Keys sm4Keys,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            PasswordEncoder passwords,
            InstantSource clock,
            SecureRandom random) {
        this.agencies = agencies;
        this.people = people;
        this.systems = systems;
        this.keys = keys;
        this.consoleKeys = consoleKeys;
        this.sm4Keys = sm4Keys;
        this.transactions = transactions;
        this.events = events;
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
    }

    /// The name of whoever has a login; the login itself when the account is gone.
    public String personName(String login) {
        return findPersonByLogin(login).map(Person::name).orElse(login);
    }

    /// Names of those who have these logins, by login; a login of nobody is left out.
    public Map<String, String> listPersonNames(Collection<String> logins) {
        return people.listNames(logins);
    }

    /// Those of an agency who have a role and may sign in, by login.
    ///
    /// @param agency null for all agencies and none
    public List<Person> listStaff(@Nullable String agency, Role role) {
        return people.listStaff(agency, role);
    }

    /// The agency with a unified social credit code.
    public Agency getAgency(String code) {
        return findAgency(code).orElseThrow(() -> new NotFound("agency", code));
    }

    public Optional<Agency> findAgency(String code) {
        return agencies.findByCode(code);
    }

    /// Holds the agency that a program narrows a list by to those that are registered.
    ///
    /// @param code empty for none
    /// @throws UnfitParameter when no agency has this code
    public void checkAgencyParameter(String name, String code) {
        if (!code.isEmpty() && findAgency(code).isEmpty()) {
            throw UnfitParameter.said(name, "identity.agency.parameter");
        }
    }

    /// The agency with a short name, such as `civil-affairs`.
    public Optional<Agency> findAgencyById(String id) {
        return agencies.findById(id);
    }

    /// All agencies, by name.
    public List<Agency> listAgencies() {
        return agencies.list();
    }

    /// The agencies with these codes, by name; one that is none is left out.
    public List<Agency> listAgencies(Collection<String> codes) {
        return agencies.list(codes);
    }

    public Paged<Agency> listAgencies(ListQuery query) {
        return agencies.list(query);
    }

    public Registration<Agency> registerAgency(Agency agency) {
        return transactions.execute(status -> agencies.insert(agency));
    }

    public Person getPerson(UUID id) {
        return findPerson(id).orElseThrow(() -> new NotFound("person", id));
    }

    public Optional<Person> findPerson(UUID id) {
        return people.findById(id);
    }

    public Optional<Person> findPersonByLogin(String login) {
        return people.findByLogin(Person.normalLogin(login));
    }

    /// The person with a resident identity number; a number that is not valid finds nobody.
    public Optional<Person> findPersonByResidentId(String residentId) {
        return ResidentId.isValid(residentId) ? people.findByResidentId(residentId) : Optional.empty();
    }

    /// The resident identity number of a person who has one here: for showing a citizen who read their own data.
    /// The value is personal; it must not reach a log.
    public Optional<String> findResidentId(UUID person) {
        return people.findResidentId(person);
    }

    public Paged<Person> listPeople(ListQuery query) {
        return people.list(query);
    }

    /// Everybody the query's text finds, by login, without pages; read as the stream is drawn.
    public Stream<Person> streamPeople(ListQuery query) {
        return people.stream(query.pattern());
    }

    /// Registers somebody. The password, when there is one, is hashed here and kept nowhere else.
    public Registration<Person> registerPerson(NewPerson person) {
        var hash = person.password() == null ? null : passwords.encode(person.password());
        return transactions.execute(status -> people.insert(person, hash, false));
    }

    /// Registers somebody who is given a one-time password, in place of one that the registrar would know for ever.
    public Registration<IssuedPassword> registerWithOneTimePassword(NewPerson person) {
        if (person.password() != null) {
            throw new IllegalArgumentException("the password is drawn here");
        }
        var password = OneTimePassword.draw(person.login(), random);
        var hash = passwords.encode(password);
        return transactions
                .execute(status -> people.insert(person, hash, true))
                .map(registered -> new IssuedPassword(registered, password));
    }

    /// Gives somebody who lost their password a one-time one; every session of theirs ends, on every node within the
    /// time its copy of the account lives (`zhanqiao.identity.account-cache`). Not for an administrator:
    /// another one must not take their place, so the operator does it ([Administrators#issuePassword]).
    ///
    /// @param version the version the decision was made on
    /// @return nothing when somebody else changed them meanwhile
    /// @throws NotFound when there is no such person, or an administrator
    public Optional<IssuedPassword> issueOneTimePassword(UUID person, long version) {
        var found = getPerson(person);
        if (found.roles().isAdministrator()) {
            throw new NotFound("person without an administrator's role", person);
        }
        var password = OneTimePassword.draw(found.login(), random);
        var hash = passwords.encode(password);
        return transactions
                .execute(status -> people.setOneTimePassword(person, version, hash))
                .map(changed -> new IssuedPassword(changed, password));
    }

    /// Whether there is an administrator at all; without one nobody can sign in to make accounts.
    public boolean hasAdministrator() {
        return people.hasAdministrator();
    }

    /// Lets somebody sign in, or no longer. Whoever is shut out loses every session, on other nodes too, within the
    /// time their copy of the account lives (`zhanqiao.identity.account-cache`), and their key to sign
    /// with ends.
    ///
    /// @param version the version the decision was made on
    /// @return the person as they are now, or nothing when somebody else changed them meanwhile
    public Optional<Person> setEnabled(UUID person, long version, boolean enabled) {
        getPerson(person);
        return transactions.execute(status -> {
            var changed = people.setEnabled(person, version, enabled);
            if (!enabled) {
                changed.ifPresent(now -> events.publishEvent(new PersonShutOut(now.id())));
            }
            return changed;
        });
    }

    public CallingSystem getSystem(String code) {
        return findSystem(code).orElseThrow(() -> new NotFound("calling system", code));
    }

    public Optional<CallingSystem> findSystem(String code) {
        return systems.findByCode(code);
    }

    /// All calling systems, by code.
    public List<CallingSystem> listSystems() {
        return systems.list();
    }

    /// The calling systems with these codes, by code; one that is none is left out.
    public List<CallingSystem> listSystems(Collection<String> codes) {
        return systems.list(codes);
    }

    public Paged<CallingSystem> listSystems(ListQuery query) {
        return systems.list(query);
    }

    public List<CallingSystem> listSystemsOf(String agencyCode) {
        return systems.listOf(agencyCode);
    }

    public Registration<CallingSystem> registerSystem(CallingSystem system) {
        return transactions.execute(status -> {
            var result = systems.insert(system);
            if (result instanceof Registration.Registered<CallingSystem>) {
                events.publishEvent(new CallingSystemChanged(system.code()));
            }
            return result;
        });
    }

    public SystemKey getKey(String keyId) {
        return findKey(keyId).orElseThrow(() -> new NotFound("key", keyId));
    }

    public Optional<SystemKey> findKey(String keyId) {
        return keys.find(keyId).map(SealedKey::key);
    }

    /// The keys of a system, newest first, those that are over included.
    public List<SystemKey> listKeys(String system) {
        return keys.listOf(system).stream().map(SealedKey::key).toList();
    }

    /// A key with its secret still sealed, for the step that compiles grants.
    public SealedKey getSealedKey(String keyId) {
        return keys.find(keyId).orElseThrow(() -> new NotFound("key", keyId));
    }

    /// All keys that are not over yet, their secrets still sealed, for the step that compiles grants.
    public List<SealedKey> listSealedKeys() {
        return keys.listLive(clock.instant());
    }

    /// Adds a key to a system, valid from now.
    ///
    /// @param term how long it is valid, more than nothing
    /// @return the key, and for `hmac-sha256` its secret for the only time
    public IssuedKey addKey(String system, KeyOffer offer, Duration term) {
        getSystem(system);
        return transactions.execute(status -> {
            var issued = keys.insert(system, offer, clock.instant(), term);
            changed(issued.key().keyId());
            return issued;
        });
    }

    /// Puts a new key beside an old one, which stays valid for the overlap and then is over; never longer than it
    /// would have been.
    ///
    /// @throws KeyTaken              when the public key is or was a system's already
    /// @throws IllegalStateException when the old key is not valid now, so that there is nothing to overlap
    ///     with, or is of the console and ends by itself
    public IssuedKey rotateKey(String keyId, KeyOffer offer, Duration term, Duration overlap) {
        if (overlap.isNegative() || overlap.isZero()) {
            throw new InvalidField("overlap", "must be more than nothing; revoke a key to end it now");
        }
        return transactions.execute(status -> {
            var now = clock.instant();
            var old = keys.lock(keyId)
                    .orElseThrow(() -> new NotFound("key", keyId))
                    .key();
            if (old.standing(now) != SystemKey.Standing.VALID) {
                throw new IllegalStateException("key " + keyId + " is not valid now, so it cannot be rotated");
            }
            if (consoleKeys.findHolder(keyId).isPresent()) {
                throw new IllegalStateException("key " + keyId + " is of the console and cannot be rotated");
            }
            keys.shorten(keyId, now.plus(overlap));
            var issued = keys.insert(old.system(), offer, now, term);
            changed(keyId);
            changed(issued.key().keyId());
            return issued;
        });
    }

    /// Lets a data officer sign calls of a system of their own agency from the console: with their live key of that
    /// system, or with one made now and valid for a quarter of an hour. Every key says to whom it was issued.
    ///
    /// @throws NotFound when the system is of another agency, or the person is no data officer who may sign in
    public ConsoleAccess openConsole(UUID person, String system) {
        var officer = getPerson(person);
        if (!officer.enabled()
                || !officer.roles().has(Role.DATA_OFFICER)
                || !officer.agency().equals(Optional.of(getSystem(system).agencyCode()))) {
            throw new NotFound("calling system", system);
        }
        return transactions.execute(status -> {
            var found = consoleKeys.open(person, system, clock.instant());
            if (found.isNew() && found.access() instanceof ConsoleAccess.Open open) {
                changed(open.key().keyId());
            }
            return found.access();
        });
    }

    /// Logins of those to whom keys of a system were issued for the console, by key id.
    public Map<String, String> consoleHolders(String system) {
        return consoleKeys.holders(system);
    }

    /// Whom a key was issued to for the console; nobody when it is a key of the system itself.
    public Optional<Person> findConsoleHolder(String keyId) {
        return consoleKeys.findHolder(keyId).flatMap(people::findById);
    }

    /// Ends a key now. Revoking it again changes nothing.
    public SystemKey revokeKey(String keyId) {
        return transactions.execute(status -> {
            if (keys.lock(keyId).isEmpty()) {
                throw new NotFound("key", keyId);
            }
            if (keys.revoke(keyId, clock.instant())) {
                changed(keyId);
            }
            return getKey(keyId);
        });
    }

    /// The key that values are encrypted to for a system (SM4), if it has one.
    public Optional<Sm4Key> findSm4Key(String system) {
        return sm4Keys.findCurrent(system);
    }

    /// All keys a system ever registered for values encrypted to it, newest first.
    public List<Sm4Key> listSm4Keys(String system) {
        return sm4Keys.listOf(system);
    }

    /// A key with its material still sealed, for the step that tells the nodes.
    public SealedSm4Key getSealedSm4Key(String keyId) {
        return sm4Keys.find(keyId).orElseThrow(() -> new NotFound("SM4 key", keyId));
    }

    /// Registers the key that values are encrypted to for a system from now on; the one before it ends. What was
    /// encrypted to that one names it, so the system keeps it as long as it keeps such values.
    ///
    /// @param key 16 bytes, Base64 or hexadecimal
    /// @throws InvalidField when it is neither
    public Sm4Key registerSm4Key(String system, String key) {
        getSystem(system);
        var material = Sm4Key.parse(key);
        return transactions.execute(status -> {
            var registered = sm4Keys.insert(system, material, clock.instant());
            events.publishEvent(new Sm4KeyChanged(registered.keyId()));
            return registered;
        });
    }

    /// Withdraws a system's key: from now on values under the mask `sm4` are hidden from it.
    public void withdrawSm4Key(String system) {
        transactions.executeWithoutResult(status ->
                sm4Keys.end(system, clock.instant()).ifPresent(keyId -> events.publishEvent(new Sm4KeyChanged(keyId))));
    }

    private void changed(String keyId) {
        events.publishEvent(new SystemKeyChanged(keyId));
    }
}
