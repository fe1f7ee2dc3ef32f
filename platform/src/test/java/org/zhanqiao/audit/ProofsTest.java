package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.evidence.InvalidNote;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.TlogProof;

/// What a node says about its log is believed only when it is proven.
class ProofsTest {

    private static final String ORIGIN = "zhanqiao.test/exchange/1";

    private final Path directory;
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final LogKey key = LogKey.generate(ORIGIN);
    private final SampleLog sample;
    private final FakeNode node;
    private final NodeProofs source;
    private final Calls calls = new Calls(jdbc);
    private final KeptCheckpoints kept =
            new KeptCheckpoints(jdbc, new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));
    private final Witness witness;
    private final Proofs proofs;

    ProofsTest(@TempDir Path directory) {
        this.directory = directory;
        sample = new SampleLog(directory.resolve("log"), key);
        node = new FakeNode(sample.log());
        source = new NodeProofs(List.of(URI.create("http://localhost:1"), URI.create(node.url())));
        witness = new Witness(source, kept, new IndexedLogs(jdbc), InstantSource.system());
        proofs = new Proofs(source, witness, kept);
    }

    @BeforeEach
    void fill() throws SQLException {
        append(0, 7);
    }

    @AfterEach
    void close() {
        source.close();
        node.close();
        sample.close();
    }

    @Test
    void an_entry_of_the_log_is_proven_and_the_proof_stands_by_itself() throws InvalidNote {
        assertThat(prove(3)).isInstanceOf(EntryProof.Proven.class);
        if (prove(3) instanceof EntryProof.Proven(var checkpoint, var _, var text)) {
            assertThat(checkpoint.size()).isEqualTo(7);
            var data = sample.log().entry(3).data();
            assertThat(TlogProof.parse(text).verify(data, key.verifierKey())).isInstanceOf(ReceiptCheck.Genuine.class);
            assertThat(TlogProof.parse(text).extra().map(String::new).orElseThrow())
                    .as("the entry travels with it")
                    .contains("\\\"call\\\":\\\"" + SampleLog.callId(3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TURNED_HASH, NOT_IN_LOG",
        "ALTERED_CHECKPOINT, FORGED_CHECKPOINT",
        "GARBAGE, FORGED_CHECKPOINT",
        "WITHHELD, WITHHELD"
    })
    void a_node_that_lies_is_found_out(FakeNode.Lie lie, Flaw flaw) {
        node.lie = lie;
        assertThat(prove(3)).isEqualTo(new EntryProof.Refuted(flaw));
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeNode.Lie.class,
            names = {"BROKEN", "ENDLESS"})
    void a_node_that_cannot_be_asked_says_nothing_about_the_entry(FakeNode.Lie lie) {
        node.lie = lie;
        assertThat(prove(3)).isEqualTo(new EntryProof.Unreachable());
        node.lie = FakeNode.Lie.NONE;
        assertThat(prove(3)).isInstanceOf(EntryProof.Proven.class);
    }

    @Test
    void an_index_that_was_changed_is_found_out() {
        jdbc.sql(
                        "update audit.entry set data = convert_to(replace(convert_from(data, 'UTF8'), 'hrss-01', 'tax-01'), 'UTF8')"
                                + " where index = 3")
                .update();
        assertThat(prove(3)).isEqualTo(new EntryProof.Refuted(Flaw.NOT_IN_LOG));
        jdbc.sql("update audit.entry set detail = decode(repeat('01', 32), 'hex') where index = 4")
                .update();
        assertThat(prove(4)).isEqualTo(new EntryProof.Refuted(Flaw.DETAIL_CHANGED));
        jdbc.sql("update audit.log set key = :key")
                .param("key", LogKey.generate(ORIGIN).verifierKey().toString())
                .update();
        assertThat(prove(5)).isEqualTo(new EntryProof.Refuted(Flaw.FORGED_CHECKPOINT));
    }

    @Test
    void the_witness_keeps_checkpoints_that_continue_each_other() throws SQLException {
        assertThat(witness.observe(log())).isInstanceOf(Observation.Sound.class);
        assertThat(witness.observe(log())).as("seen again").isInstanceOf(Observation.Sound.class);
        append(7, 5);
        assertThat(witness.observe(log())).isInstanceOf(Observation.Sound.class);
        assertThat(witness.listKept(log(), 10))
                .extracting(KeptCheckpoint::size, KeptCheckpoint::verdict, KeptCheckpoint::comparedWith)
                .containsExactly(
                        tuple(12L, KeptCheckpoint.Verdict.CONSISTENT, 7L),
                        tuple(7L, KeptCheckpoint.Verdict.FIRST, null));
        assertThat(witness.listAlarms()).isEmpty();
        assertThat(proofs.compare(log(), 12, 7)).isInstanceOf(ConsistencyCheck.Proven.class);
        assertThat(proofs.compare(log(), 5, 12)).isEqualTo(new ConsistencyCheck.NotKept(List.of(7L, 12L)));
        node.lie = FakeNode.Lie.TURNED_HASH;
        assertThat(proofs.compare(log(), 7, 12)).isEqualTo(new ConsistencyCheck.Refuted(Flaw.NOT_CONTINUED));
    }

    @Test
    void a_log_that_did_not_answer_is_looked_at_again_long_before_the_interval_is_over() {
        node.lie = FakeNode.Lie.BROKEN;
        witness.start(Duration.ofHours(1));
        await().until(() -> witness.findLatest(log()).orElse(null) instanceof Observation.Unreachable);
        node.lie = FakeNode.Lie.NONE;
        await().atMost(Duration.ofMinutes(1))
                .until(() -> witness.findLatest(log()).orElse(null) instanceof Observation.Sound);
        witness.close();
    }

    @Test
    void a_log_written_anew_under_the_same_key_raises_an_alarm_that_stays() {
        assertThat(witness.observe(log())).isInstanceOf(Observation.Sound.class);
        try (var rewritten = new SampleLog(directory.resolve("rewritten"), key)) {
            for (int i = 0; i < 9; i++) {
                rewritten.append(SampleLog.served(100 + i));
            }
            node.log = rewritten.log();
            assertThat(unsound(witness.observe(log()))).isEqualTo(Flaw.INCONSISTENT);
            assertThat(prove(3)).isEqualTo(new EntryProof.Refuted(Flaw.INCONSISTENT));
            node.log = sample.log();
            assertThat(witness.observe(log())).isInstanceOf(Observation.Sound.class);
            assertThat(witness.listAlarms()).singleElement().satisfies(alarm -> {
                assertThat(alarm.size()).isEqualTo(9);
                assertThat(alarm.note()).contains(ORIGIN);
            });
        }
    }

    @Test
    void a_log_that_became_shorter_raises_an_alarm() {
        assertThat(witness.observe(log())).isInstanceOf(Observation.Sound.class);
        try (var shorter = new SampleLog(directory.resolve("shorter"), key)) {
            for (int i = 0; i < 4; i++) {
                shorter.append(SampleLog.served(i));
            }
            node.log = shorter.log();
            assertThat(unsound(witness.observe(log()))).isEqualTo(Flaw.INCONSISTENT);
        }
    }

    @Test
    void two_trees_of_one_size_raise_an_alarm() {
        assertThat(witness.observe(log())).isInstanceOf(Observation.Sound.class);
        try (var other = new SampleLog(directory.resolve("other"), key)) {
            for (int i = 0; i < 7; i++) {
                other.append(SampleLog.served(50 + i));
            }
            node.log = other.log();
            assertThat(unsound(witness.observe(log()))).isEqualTo(Flaw.INCONSISTENT);
        }
    }

    private static Flaw unsound(Observation observation) {
        return switch (observation) {
            case Observation.Unsound(var flaw, var _) -> flaw;
            case Observation.Sound _, Observation.Unreachable _ -> throw new AssertionError(observation.toString());
        };
    }

    private EntryProof prove(long index) {
        return proofs.prove(log(), index, calls.findRaw(log().id(), index).orElseThrow());
    }

    private IndexedLog log() {
        return new IndexedLogs(jdbc).list().getFirst();
    }

    private void append(int from, int count) throws SQLException {
        for (int i = from; i < from + count; i++) {
            sample.append(SampleLog.served(i), new byte[SubjectSalts.LENGTH]);
        }
        LogIndexer.rebuild(sample.log(), database.dataSource(), (done, of) -> {});
    }
}
