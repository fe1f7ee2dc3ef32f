package org.zhanqiao.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.SecretBox;

/// Calls as the evidence has them, for tests of features that refer to one: a real log of its own, indexed.
public final class CallsOnRecord {

    private final AtomicInteger number = new AtomicInteger();
    private final SampleLog sample;
    private final SampleSubjects subjects;
    private final DataSource database;

    /// @param name of the log
    public CallsOnRecord(String name, DataSource database, SecretBox box) {
        try {
            sample = SampleLog.in(Files.createTempDirectory(name).resolve("log"), "zhanqiao.test/exchange/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        subjects = new SampleSubjects(JdbcClient.create(database), box);
        this.database = database;
    }

    /// A call that returned `name` and `birth_date` of somebody.
    ///
    /// @return its number
    public String served(String agency, String provider, String service, String subject) {
        int own = number.incrementAndGet();
        var entry = SampleLog.served(own);
        var call = "%032x".formatted(0xca11_0000_0000L + own);
        entry.put("call", call);
        entry.put("agency", agency);
        entry.put("provider", provider);
        entry.put("service", service);
        entry.put("fields", List.of("name", "birth_date"));
        sample.append(entry, subjects.commit(subject));
        index();
        return call;
    }

    /// A call that got nothing.
    ///
    /// @return its number
    public String refused(String agency) {
        int own = number.incrementAndGet();
        var entry = SampleLog.refused(own, "no-grant");
        entry.put("agency", agency);
        sample.append(entry);
        index();
        return SampleLog.callId(own);
    }

    private void index() {
        try {
            LogIndexer.rebuild(sample.log(), database, (done, of) -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
