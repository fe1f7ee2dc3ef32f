package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.TestKeys;

/// The facade on a database of its own, with a clock that a test sets and the events it published. No Spring context.
public final class IdentityFixture {

    public static final String CIVIL_AFFAIRS = "11370200MB2846930X";

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T01:00:00Z"));
    private final SecureRandom random = new SecureRandom();

    public final List<Object> events = new ArrayList<>();
    public final InstantSource clock = now::get;
    public final JdbcClient jdbc = JdbcClient.create(database);
    public final SecretBox box = SecretBox.of(TestKeys.random(), random);
    private final SystemKeys keys = new SystemKeys(jdbc, box, random);
    public final Identity identity = new Identity(
            new Agencies(jdbc),
            new People(jdbc, box, UUID::randomUUID),
            new CallingSystems(jdbc),
            keys,
            new ConsoleKeys(jdbc, keys, box),
            new Sm4Keys(jdbc, box, random),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            events::add,
            new Argon2PasswordEncoder(16, 32, 1, 64, 1),
            clock,
            random);

    public void setTime(Instant instant) {
        now.set(instant);
    }

    /// Registers an agency and returns its code.
    public String agency() {
        return identity.registerAgency(new Agency(CIVIL_AFFAIRS, "civil-affairs", "青岛市民政局", "市民政局", "370200"))
                .orThrow()
                .code();
    }

    public CallingSystem system() {
        return identity.registerSystem(CallingSystem.of("marriage", agency(), "婚姻登记系统", "婚姻登记核验", false))
                .orThrow();
    }
}
