package org.zhanqiao.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.SecretBox;

/// Two citizens, two agencies, an auditor, and a node whose log tells what the agencies asked about the citizens.
final class AuditTown implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    static final String ANNA = "370202199001011237";
    static final String BORIS = "370202198506152217";
    private static final String CLARA = "370202197712302218";
    static final String CONSUMER = "11370200MB00001015";
    static final String PROVIDER = "11370200MB0000202X";

    /// Uses of Anna's data; they take two pages.
    static final int USES_OF_ANNA = 12;

    private static final String ORIGIN = "zhanqiao.test/exchange/pages";

    private final SampleLog sample;
    final FakeNode node;

    private AuditTown(SampleLog sample) {
        this.sample = sample;
        this.node = new FakeNode(sample.log());
    }

    static AuditTown found() {
        try {
            return new AuditTown(
                    SampleLog.in(Files.createTempDirectory("audit-town").resolve("log"), ORIGIN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Registers everybody and indexes the log.
    void settle(Identity identity, SecretBox box, DataSource database) {
        identity.registerAgency(new Agency(CONSUMER, "audit-hrss", "青岛市人力资源和社会保障局", "市人社局", "370200"))
                .orThrow();
        identity.registerAgency(new Agency(PROVIDER, "audit-police", "青岛市公安局", "市公安局", "370200"))
                .orThrow();
        person(identity, "audit.anna", "安娜", Role.CITIZEN, ANNA);
        person(identity, "audit.boris", "鲍里斯", Role.CITIZEN, BORIS);
        identity.registerPerson(new NewPerson("audit.nobody", "无号", null, Roles.of(Role.CITIZEN), PASSWORD, null))
                .orThrow();
        identity.registerPerson(new NewPerson("audit.auditor", "审计员", null, Roles.of(Role.AUDIT_ADMIN), PASSWORD, null))
                .orThrow();
        var subjects = new SampleSubjects(JdbcClient.create(database), box);
        for (int i = 0; i < USES_OF_ANNA; i++) {
            append(SampleLog.served(i), subjects.commit(ANNA));
        }
        append(SampleLog.served(20), subjects.commit(BORIS));
        append(SampleLog.refused(21, "no-grant"));
        var compared = SampleLog.served(22);
        compared.put("mode", "verify");
        compared.put("purpose", "<script>alert(1)</script>");
        append(compared, subjects.commit(BORIS));
        var inVain = SampleLog.served(23);
        inVain.put("rows", 0);
        append(inVain, subjects.commit(BORIS));
        var several = SampleLog.served(24);
        several.put("keys", 3);
        several.put("rows", 2);
        append(several, subjects.commit(BORIS), subjects.commit(CLARA));
        index(database);
    }

    void append(Map<String, Object> entry, byte[]... subjects) {
        entry.put("agency", CONSUMER);
        entry.computeIfPresent("provider", (member, old) -> PROVIDER);
        sample.append(entry, subjects);
    }

    void index(DataSource database) {
        try {
            LogIndexer.rebuild(sample.log(), database, (done, of) -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    SampleLog sample() {
        return sample;
    }

    private static Person person(Identity identity, String login, String name, Role role, String residentId) {
        return identity.registerPerson(new NewPerson(login, name, null, Roles.of(role), PASSWORD, residentId))
                .orThrow();
    }

    @Override
    public void close() {
        node.close();
        sample.close();
    }
}
