package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.evidence.Verify;

/// Acts of the control plane reach its log once each, whatever is killed where.
class ControlLogWriterTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final JdbcTransactionManager manager = new JdbcTransactionManager(database.dataSource());
    private final TransactionTemplate transactions = new TransactionTemplate(manager);
    private final JdbcClient inTransaction = JdbcClient.create(Objects.requireNonNull(manager.getDataSource()));
    private final ControlEvidence evidence = new ControlEvidence(inTransaction, new SecureRandom());

    @TempDir
    private Path dir;

    private ControlLog place() {
        return new ControlLog(dir, "test.control", InstantSource.system());
    }

    private ControlLogWriter writer() {
        var writer = new ControlLogWriter(place(), jdbc, evidence);
        writer.start();
        return writer;
    }

    private void hand(String key) {
        transactions.executeWithoutResult(
                status -> evidence.record(key, Map.of("kind", "TEST"), Map.of("because", "理由 " + key)));
    }

    private void settle() {
        Awaitility.await().until(() -> evidence.countWaiting() == 0);
    }

    private List<String> keys() {
        try (var log = place().open()) {
            return IntStream.range(0, (int) log.size())
                    .mapToObj(i -> tools.jackson.databind.json.JsonMapper.shared()
                            .readTree(log.entry(i).data())
                            .path("act")
                            .asString())
                    .toList();
        }
    }

    @Test
    void a01_acts_stand_in_the_log_in_their_order_and_it_verifies() {
        hand("a:1");
        try (var _ = writer()) {
            hand("a:2");
            hand("a:3");
            settle();
        }
        assertThat(keys()).containsExactly("a:1", "a:2", "a:3");
        assertThat(evidence.find("a:2"))
                .hasValueSatisfying(place -> assertThat(place.entry()).isEqualTo(1));
        assertThat(Verify.run(List.of("verify", place().directory().toString()), System.out, System.err))
                .isZero();
    }

    @Test
    void a02_what_was_appended_but_not_noted_before_a_kill_is_not_appended_again() {
        try (var _ = writer()) {
            IntStream.range(0, 20).forEach(i -> hand("b:" + i));
            settle();
        }
        // As a process leaves it that is killed after its last appends and before their notes.
        assertThat(jdbc.sql("update audit.control_entry set entry = null where entry >= 15")
                        .update())
                .isEqualTo(5);
        hand("b:20");
        try (var _ = writer()) {
            settle();
        }
        assertThat(keys()).hasSize(21).doesNotHaveDuplicates().endsWith("b:19", "b:20");
        assertThat(evidence.find("b:17"))
                .hasValueSatisfying(place -> assertThat(place.entry()).isEqualTo(17));
    }

    @Test
    void a03_what_another_process_claimed_is_left_to_it() {
        hand("c:1");
        jdbc.sql("update audit.control_entry set log = 'another log'").update();
        hand("c:2");
        try (var _ = writer()) {
            Awaitility.await().until(() -> evidence.find("c:2").isPresent());
        }
        assertThat(keys()).containsExactly("c:2");
    }

    @Test
    void a04_an_act_that_is_undone_leaves_no_evidence() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    evidence.record("d:1", Map.of(), Map.of());
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(evidence.countWaiting()).isZero();
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    evidence.record("d:2", Map.of(), Map.of());
                    evidence.record("d:2", Map.of(), Map.of());
                }))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    void a05_a_log_without_its_key_is_not_begun_anew() throws java.io.IOException {
        try (var _ = writer()) {
            hand("e:1");
            settle();
        }
        java.nio.file.Files.delete(dir.resolve("keys").resolve("evidence-control.key"));
        assertThatThrownBy(this::writer).hasMessageContaining("evidence-control.key");
    }
}
