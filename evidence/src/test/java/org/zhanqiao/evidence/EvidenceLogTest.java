package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.evidence.LogTestSupport.CLOCK;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.NONE;
import static org.zhanqiao.evidence.LogTestSupport.committed;
import static org.zhanqiao.evidence.LogTestSupport.data;
import static org.zhanqiao.evidence.LogTestSupport.detail;
import static org.zhanqiao.evidence.LogTestSupport.fill;
import static org.zhanqiao.evidence.LogTestSupport.open;
import static org.zhanqiao.evidence.LogTestSupport.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log from the outside: append, read, prove, close, open again.
class EvidenceLogTest {
    @TempDir
    private Path directory;

    @Test
    void a_new_log_is_empty_signed_and_intact() throws IOException, InvalidNote {
        try (EvidenceLog log = open(directory)) {
            assertThat(log.size()).isZero();
            assertThat(Checkpoint.open(log.checkpoint().note(), KEY.verifierKey())
                            .size())
                    .isZero();
            assertThat(log.manifest())
                    .isEqualTo(new Manifest(KEY.verifierKey(), HashAlgorithm.SHA_256, CLOCK.instant()));
        }
        assertThat(verify(directory)).isInstanceOf(VerificationResult.Intact.class);
    }

    @Test
    void an_appended_entry_has_a_receipt_that_stands_alone() throws InvalidNote {
        String receipt;
        try (EvidenceLog log = open(directory)) {
            receipt = log.append(data(1), NONE).join().tlogProof("kept by 青岛".getBytes(UTF_8));
        }

        assertThat(new ReceiptVerifier(KEY.verifierKey()).verify(receipt, data(1)))
                .isInstanceOfSatisfying(
                        ReceiptCheck.Genuine.class,
                        genuine -> assertThat(genuine.index()).isZero());
        assertThat(new ReceiptVerifier(KEY.verifierKey()).verify(receipt, data(2)))
                .isInstanceOf(ReceiptCheck.NotGenuine.class);
        assertThat(receipt).startsWith("c2sp.org/tlog-proof@v1\nextra ");
        assertThat(TlogProof.parse(receipt).extra()).contains("kept by 青岛".getBytes(UTF_8));
    }

    @Test
    void entries_are_read_back_one_by_one_and_as_a_stream() {
        try (EvidenceLog log = open(directory)) {
            fill(log, 100);

            assertThat(log.entry(42).data()).isEqualTo(committed(42, HashAlgorithm.SHA_256));
            assertThat(log.entry(42).detail()).isEqualTo(detail(42));
            List<Long> seen = new ArrayList<>();
            log.entries(90, 1000, entry -> seen.add(entry.index()));
            assertThat(seen).containsExactly(90L, 91L, 92L, 93L, 94L, 95L, 96L, 97L, 98L, 99L);
            assertThatThrownBy(() -> log.entry(100)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> log.entry(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void a_log_goes_on_where_it_was_closed() throws IOException {
        Checkpoint before;
        try (EvidenceLog log = open(directory)) {
            fill(log, 10);
            before = log.checkpoint();
        }
        try (EvidenceLog log = open(directory)) {
            assertThat(log.checkpoint())
                    .extracting(Checkpoint::size, Checkpoint::root)
                    .containsExactly(before.size(), before.root());
            assertThat(log.cutBytes()).isZero();
            fill(log, 10);
            assertThat(log.size()).isEqualTo(20);
            assertThat(log.consistencyProof(10, 20)
                            .verify(before.root(), log.checkpoint().root(), HashAlgorithm.SHA_256))
                    .isTrue();
        }
        assertThat(verify(directory))
                .isInstanceOfSatisfying(
                        VerificationResult.Intact.class,
                        intact -> assertThat(intact.size()).isEqualTo(20));
    }

    @Test
    void proofs_hold_across_segments_and_sizes() throws IOException {
        LogOptions options = LogOptions.defaults().withSegmentBytes(8192).withMaxBatchEntries(37);
        List<Checkpoint> heads = new ArrayList<>();
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, options, CLOCK)) {
            for (int i = 0; i < 12; i++) {
                fill(log, 97);
                heads.add(log.checkpoint());
            }
            assertThat(log.segments()).hasSizeGreaterThan(10);
        }
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, options, CLOCK)) {
            for (Checkpoint head : heads) {
                for (long index = 0; index < head.size(); index += 13) {
                    byte[] data = committed(index, HashAlgorithm.SHA_256);
                    assertThat(log.inclusionProof(index, head.size()).verify(data, head.root(), HashAlgorithm.SHA_256))
                            .isTrue();
                    assertThat(log.entry(index).data()).isEqualTo(data);
                }
                for (Checkpoint later : heads.subList(heads.indexOf(head), heads.size())) {
                    assertThat(log.consistencyProof(head.size(), later.size())
                                    .verify(head.root(), later.root(), HashAlgorithm.SHA_256))
                            .isTrue();
                }
            }
            assertThatThrownBy(() -> log.inclusionProof(0, log.size() + 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> log.inclusionProof(5, 5)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> log.consistencyProof(6, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(verify(directory)).isInstanceOf(VerificationResult.Intact.class);
    }

    @Test
    void the_derived_files_are_made_anew_when_they_are_lost() throws IOException {
        LogOptions options = LogOptions.defaults().withSegmentBytes(8192);
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, options, CLOCK)) {
            for (int i = 0; i < 10; i++) {
                fill(log, 60);
            }
        }
        byte[] hashes = Files.readAllBytes(directory.resolve("derived/hashes-00"));
        byte[] offsets = Files.readAllBytes(directory.resolve("derived/offsets"));
        try (Stream<Path> files = Files.list(directory.resolve("derived"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, options, CLOCK)) {
            assertThat(log.inclusionProof(3, 600)
                            .verify(
                                    committed(3, HashAlgorithm.SHA_256),
                                    log.checkpoint().root(),
                                    HashAlgorithm.SHA_256))
                    .isTrue();
        }
        assertThat(Files.readAllBytes(directory.resolve("derived/hashes-00"))).isEqualTo(hashes);
        assertThat(Files.readAllBytes(directory.resolve("derived/offsets"))).isEqualTo(offsets);
    }

    @Test
    void segments_can_be_downloaded_as_they_are_durable() throws IOException {
        try (EvidenceLog log = open(directory)) {
            fill(log, 5);
            SegmentInfo segment = log.segments().getFirst();
            try (InputStream in = log.openSegment(segment.name())) {
                byte[] bytes = in.readAllBytes();
                assertThat((long) bytes.length).isGreaterThanOrEqualTo(segment.bytes());
                assertThat(bytes).isEqualTo(Files.readAllBytes(directory.resolve(segment.name())));
            }
            assertThatThrownBy(() -> log.openSegment("manifest")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.openSegment("../segment-00000000000000000000"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(LogVerifier.of(log.source()).verify((entries, done, total) -> {}))
                    .isInstanceOf(VerificationResult.Intact.class);
        }
    }

    @Test
    void the_latest_checkpoint_is_also_a_file() throws IOException, InvalidNote {
        try (EvidenceLog log = open(directory)) {
            fill(log, 5);
        }
        assertThat(Checkpoint.open(Files.readString(directory.resolve("checkpoint")), KEY.verifierKey())
                        .size())
                .isEqualTo(5);
    }

    @Test
    void a_second_writer_is_refused() {
        try (EvidenceLog log = open(directory)) {
            assertThatThrownBy(() -> open(directory))
                    .isInstanceOf(LogInUse.class)
                    .hasMessageContaining(directory.toString());
            assertThat(log.append(data(0)).join().index()).isZero();
        }
        try (EvidenceLog again = open(directory)) {
            assertThat(again.size()).isEqualTo(1);
        }
    }

    @Test
    void a_log_is_not_opened_with_another_key() {
        open(directory).close();
        LogKey other = LogKey.generate(KEY.origin());

        assertThatThrownBy(() -> EvidenceLog.open(directory, other, LogOptions.defaults(), CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(KEY.verifierKey().toString());
    }

    @Test
    void an_entry_beyond_the_limit_is_refused_at_once() {
        try (EvidenceLog log = open(directory)) {
            assertThatThrownBy(() -> log.append(new byte[(1 << 20) + 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1048576");
        }
    }

    @Test
    void when_too_much_waits_appends_fail_fast() {
        LogOptions options = LogOptions.defaults().withQueueBytes(300);
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, options, CLOCK)) {
            assertThatThrownBy(() -> log.append(new byte[100]).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(EvidenceUnavailable.class);
            assertThat(log.append(data(0)).join().index()).isZero();
        }
    }

    @Test
    void after_closing_appends_fail() {
        EvidenceLog log = open(directory);
        log.close();

        assertThatThrownBy(() -> log.append(data(0)).join()).hasCauseInstanceOf(EvidenceUnavailable.class);
    }

    @Test
    void an_entry_is_what_it_was_when_it_was_appended() {
        try (EvidenceLog log = open(directory)) {
            byte[] data = data(7);
            var appended = log.append(data);
            data[0] = 'X';
            appended.join();

            assertThat(log.entry(0).data()).isEqualTo(data(7));
        }
    }
}
