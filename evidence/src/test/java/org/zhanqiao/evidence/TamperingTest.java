package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.evidence.LogTestSupport.CLOCK;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.fill;
import static org.zhanqiao.evidence.LogTestSupport.open;
import static org.zhanqiao.evidence.LogTestSupport.verifier;
import static org.zhanqiao.evidence.LogTestSupport.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody with full access to the disk may do to a log of thirty entries in three sessions, and what the
/// verifier says to it.
class TamperingTest {
    private static final LogVerifier.Progress SILENT = (entries, done, total) -> {};
    private static final int PER_SESSION = 10;

    private static final List<Checkpoint> HEADS = new ArrayList<>();
    private static final List<Logged> RECEIPTS = new ArrayList<>();

    @TempDir
    private static Path original;

    @TempDir
    private Path directory;

    /// The records of the only segment, in order.
    private List<byte[]> records = new ArrayList<>();

    @BeforeAll
    static void three_sessions() {
        for (int session = 0; session < 3; session++) {
            try (EvidenceLog log = open(original)) {
                fill(log, PER_SESSION);
                HEADS.add(log.checkpoint());
                RECEIPTS.add(log.receipt(log.size() / 2 + 2));
            }
        }
    }

    @BeforeEach
    void a_copy_to_tamper_with() throws IOException {
        Files.createDirectory(directory.resolve("derived"));
        for (String file : List.of("manifest", "checkpoint", SegmentInfo.name(0), "derived/offsets", LeafHints.FILE)) {
            Files.copy(original.resolve(file), directory.resolve(file));
        }
        records = read();
    }

    /// What an attacker does to entry 13, and everything they can do to hide it.
    enum Deed {
        FLIP_DATA(13, Fault.RECORD_DAMAGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[RecordFormat.HEADER + 3] ^= 1;
            }
        },
        FLIP_DETAIL(13, Fault.RECORD_DAMAGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[records.get(at).length - 1] ^= 1;
            }
        },
        FLIP_CHECK_SUM(13, Fault.RECORD_DAMAGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[RecordFormat.HEADER - 1] ^= 1;
            }
        },
        FLIP_LENGTH(13, Fault.RECORD_DAMAGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[3] ^= 1;
            }
        },
        FLIP_KIND(13, Fault.RECORD_DAMAGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[0] ^= 1;
            }
        },
        FLIP_DATA_AND_MEND(13, Fault.CONTENT_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[RecordFormat.HEADER + 8] ^= 1;
                mend(records.get(at));
            }
        },
        FLIP_DETAIL_AND_MEND(13, Fault.DETAIL_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[records.get(at).length - 1] ^= 1;
                mend(records.get(at));
            }
        },
        DROP_DETAIL_AND_MEND(13, Fault.DETAIL_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                byte[] whole = records.get(at);
                int dataLength = ByteBuffer.wrap(whole).getInt(1);
                byte[] data = Arrays.copyOfRange(whole, RecordFormat.HEADER, RecordFormat.HEADER + dataLength);
                records.set(at, RecordFormat.encode(RecordFormat.ENTRY, data, new byte[0]));
            }
        },
        REMOVE(13, Fault.CONTENT_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.remove(at);
            }
        },
        SWAP(13, Fault.CONTENT_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                Collections.swap(records, at, at + 1);
            }
        },
        INSERT(13, Fault.CONTENT_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.add(at, RecordFormat.encode(RecordFormat.ENTRY, "{\"call\":666}".getBytes(UTF_8), new byte[0]));
            }
        },
        REPEAT(14, Fault.CONTENT_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                records.add(at, records.get(at).clone());
            }
        },
        MOVE_BEHIND_THE_NEXT_CHECKPOINT(13, Fault.CONTENT_CHANGED) {
            @Override
            void commit(List<byte[]> records, int at) {
                byte[] moved = records.remove(at);
                records.add(entry(records, 19), moved);
            }
        },
        /// The first entry that the forged checkpoint covers is named; how many entries it covers is the disk's matter.
        CHANGE_AND_SIGN_WITH_ANOTHER_KEY(13, Fault.CHECKPOINT_FORGED) {
            @Override
            long firstBad(List<byte[]> records) {
                return firstOfBatch(records, super.firstBad(records));
            }

            @Override
            void commit(List<byte[]> records, int at) {
                records.get(at)[RecordFormat.HEADER + 8] ^= 1;
                mend(records.get(at));
                signAnew(records, LogKey.generate(KEY.origin()), at);
            }
        };

        private final long firstBad;
        private final Fault fault;

        Deed(long firstBad, Fault fault) {
            this.firstBad = firstBad;
            this.fault = fault;
        }

        long firstBad(List<byte[]> records) {
            return firstBad;
        }

        abstract void commit(List<byte[]> records, int at);
    }

    @ParameterizedTest
    @EnumSource
    void the_first_bad_entry_is_named(Deed deed) throws IOException {
        long firstBad = deed.firstBad(records);
        deed.commit(records, entry(records, 13));
        write(records);

        assertThat(verify(directory)).isInstanceOfSatisfying(VerificationResult.Tampered.class, bad -> {
            assertThat(bad.fault()).isEqualTo(deed.fault);
            assertThat(bad.firstBadIndex()).isEqualTo(firstBad);
            assertThat(bad.describe(Language.CHINESE)).isNotEqualTo(bad.describe(Language.ENGLISH));
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_log_refuses_to_open_and_names_the_entry(Deed deed) throws IOException {
        long firstBad = deed.firstBad(records);
        deed.commit(records, entry(records, 13));
        write(records);

        assertThatThrownBy(() -> open(directory))
                .isInstanceOfSatisfying(
                        EvidenceDamaged.class,
                        damaged -> assertThat(damaged.firstBadIndex()).isEqualTo(firstBad));
    }

    @ParameterizedTest
    @EnumSource
    void without_the_leaf_hashes_beside_the_log_the_batch_is_named(Deed deed) throws IOException {
        long firstBad = deed.firstBad(records);
        deed.commit(records, entry(records, 13));
        write(records);
        Files.delete(directory.resolve(LeafHints.FILE));

        assertThat(verify(directory)).isInstanceOfSatisfying(VerificationResult.Tampered.class, bad -> {
            assertThat(bad.firstBadIndex()).isLessThanOrEqualTo(firstBad);
            assertThat(bad.lastCandidate()).isGreaterThanOrEqualTo(firstBad);
        });
    }

    @Test
    void a_flipped_bit_anywhere_up_to_the_closing_checkpoint_is_tampering() throws IOException {
        byte[] segment = Files.readAllBytes(segment());
        int end = segment.length - records.getLast().length;
        for (int i = 0; i < end; i += 23) {
            byte[] flipped = segment.clone();
            flipped[i] ^= 0x10;
            VerificationResult result = LogVerifier.of(source(flipped)).verify(SILENT);
            assertThat(result).as("byte %d", i).isInstanceOf(VerificationResult.Tampered.class);
        }
    }

    @Test
    void every_cut_is_a_torn_tail_or_a_shorter_log_and_a_kept_receipt_unmasks_it() throws IOException {
        byte[] segment = Files.readAllBytes(segment());
        for (int length = segment.length - 1; length > records.getFirst().length + SegmentHeader.LENGTH; length -= 29) {
            LogSource cut = source(Arrays.copyOf(segment, length));
            VerificationResult alone = LogVerifier.of(cut).verify(SILENT);
            assertThat(alone).as("length %d", length).isNotInstanceOf(VerificationResult.Tampered.class);
            long left = alone instanceof VerificationResult.TornTail torn
                    ? torn.intactSize()
                    : ((VerificationResult.Intact) alone).size();
            VerificationResult against = LogVerifier.of(cut)
                    .against(RECEIPTS.getLast().tlogProof(null))
                    .verify(SILENT);
            if (left < 30) {
                assertThat(against).isInstanceOfSatisfying(VerificationResult.Tampered.class, bad -> {
                    assertThat(bad.fault()).isEqualTo(Fault.SHORTER_THAN_CHECKPOINT);
                    assertThat(bad.firstBadIndex()).isEqualTo(left);
                });
            }
        }
    }

    @Test
    void a_log_shorter_than_its_own_latest_checkpoint_is_noticed_and_not_opened() throws IOException {
        byte[] segment = Files.readAllBytes(segment());
        Files.write(segment(), Arrays.copyOf(segment, segment.length / 2));

        assertThat(verify(directory))
                .isInstanceOfSatisfying(
                        VerificationResult.Tampered.class,
                        bad -> assertThat(bad.fault()).isEqualTo(Fault.SHORTER_THAN_CHECKPOINT));
        assertThatThrownBy(() -> open(directory)).isInstanceOf(EvidenceDamaged.class);
    }

    @Test
    void history_rewritten_by_the_holder_of_the_key_is_unmasked_by_what_an_outsider_kept() throws IOException {
        records.get(entry(records, 13))[RecordFormat.HEADER + 8] ^= 1;
        mend(records.get(entry(records, 13)));
        signAnew(records, KEY, 0);
        write(records);
        Files.writeString(
                directory.resolve("checkpoint"),
                new String(
                        records.getLast(), RecordFormat.HEADER, records.getLast().length - RecordFormat.HEADER, UTF_8));

        assertThat(verify(directory)).isInstanceOf(VerificationResult.Intact.class);
        assertThat(verifier(directory).against(HEADS.get(0).note()).verify(SILENT))
                .isInstanceOf(VerificationResult.Intact.class);
        assertThat(verifier(directory)
                        .against(HEADS.get(0).note())
                        .against(HEADS.get(2).note())
                        .verify(SILENT))
                .isInstanceOfSatisfying(VerificationResult.Tampered.class, bad -> {
                    assertThat(bad.fault()).isEqualTo(Fault.DIFFERS_FROM_CHECKPOINT);
                    assertThat(bad.firstBadIndex()).isEqualTo(10);
                    assertThat(bad.lastCandidate()).isEqualTo(29);
                });
        assertThat(verifier(directory)
                        .against(RECEIPTS.getLast().tlogProof(null))
                        .verify(SILENT))
                .isInstanceOf(VerificationResult.Tampered.class);
    }

    @Test
    void a_log_remade_under_another_key_fails_against_the_trusted_key_and_against_a_kept_receipt() throws IOException {
        LogKey other = LogKey.generate(KEY.origin());
        signAnew(records, other, 0);
        write(records);
        Files.write(
                directory.resolve("manifest"),
                new Manifest(other.verifierKey(), HashAlgorithm.SHA_256, CLOCK.instant()).bytes());

        assertThat(LogVerifier.of(LogSource.directory(directory)).verify(SILENT))
                .isInstanceOf(VerificationResult.Intact.class);
        assertThat(verify(directory))
                .isInstanceOfSatisfying(
                        VerificationResult.Tampered.class,
                        bad -> assertThat(bad.fault()).isEqualTo(Fault.KEY_REPLACED));
        assertThat(LogVerifier.of(LogSource.directory(directory))
                        .against(RECEIPTS.getLast().tlogProof(null))
                        .verify(SILENT))
                .isInstanceOfSatisfying(
                        VerificationResult.Tampered.class,
                        bad -> assertThat(bad.fault()).isEqualTo(Fault.DIFFERS_FROM_CHECKPOINT));
        assertThatThrownBy(() -> open(directory)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_kept_checkpoint_of_a_stranger_is_wrong_usage_when_the_key_is_known() {
        Checkpoint strangers = Checkpoint.sign(3, HEADS.getFirst().root(), LogKey.generate("stranger.example"));

        assertThatThrownBy(() -> verifier(directory).against(strangers.note()).verify(SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no signature of " + KEY.origin());
    }

    @Test
    void a_missing_or_malformed_manifest_is_named() throws IOException {
        Files.writeString(directory.resolve("manifest"), "zhanqiao-evidence-log@v1\n");
        assertThat(verify(directory))
                .isInstanceOfSatisfying(
                        VerificationResult.Tampered.class,
                        bad -> assertThat(bad.fault()).isEqualTo(Fault.MANIFEST_DAMAGED));
        assertThatThrownBy(() -> open(directory)).isInstanceOf(EvidenceDamaged.class);

        Files.delete(directory.resolve("manifest"));
        assertThat(verify(directory)).isInstanceOf(VerificationResult.Tampered.class);
        assertThatThrownBy(() -> open(directory)).isInstanceOf(EvidenceDamaged.class);
    }

    @Test
    void a_missing_or_shortened_segment_is_named() throws IOException {
        Path other = Files.createDirectory(directory.resolve("many"));
        LogOptions small = LogOptions.defaults().withSegmentBytes(4096).withMaxBatchEntries(10);
        try (EvidenceLog log = EvidenceLog.open(other, KEY, small, CLOCK)) {
            fill(log, 200);
        }
        List<SegmentInfo> segments = LogSource.directory(other).listSegments();
        Path second = other.resolve(segments.get(1).name());
        byte[] content = Files.readAllBytes(second);

        Files.delete(second);
        assertBad(other, segments.get(1).firstIndex());
        Files.write(second, Arrays.copyOf(content, content.length - 40));
        assertThat(verify(other))
                .isInstanceOfSatisfying(
                        VerificationResult.Tampered.class,
                        bad -> assertThat(bad.firstBadIndex())
                                .isBetween(
                                        segments.get(1).firstIndex(),
                                        segments.get(2).firstIndex()));
        assertThatThrownBy(() -> EvidenceLog.open(other, KEY, small, CLOCK)).isInstanceOf(EvidenceDamaged.class);
        Files.write(second, content);
        assertThat(verify(other)).isInstanceOf(VerificationResult.Intact.class);
        Files.delete(other.resolve(segments.getFirst().name()));
        assertBad(other, 0);
    }

    private void assertBad(Path log, long index) throws IOException {
        assertThat(verify(log)).isInstanceOfSatisfying(VerificationResult.Tampered.class, bad -> {
            assertThat(bad.firstBadIndex()).isEqualTo(index);
            assertThat(bad.fault()).isEqualTo(Fault.SEGMENT_MISSING);
        });
        assertThatThrownBy(() -> open(log)).isInstanceOf(EvidenceDamaged.class);
    }

    /// Signs every checkpoint from a place on again, over whatever the entries before it now are.
    private static void signAnew(List<byte[]> records, LogKey key, int from) {
        TreeHasher hasher = new TreeHasher(HashAlgorithm.SHA_256);
        Frontier frontier = new Frontier();
        for (int i = 0; i < records.size(); i++) {
            byte[] record = records.get(i);
            if (record[0] == RecordFormat.ENTRY) {
                byte[] leaf = new byte[32];
                hasher.leaf(record, RecordFormat.HEADER, ByteBuffer.wrap(record).getInt(1), leaf, 0);
                frontier.add(hasher, leaf, 0);
            } else if (i >= from) {
                String note = Checkpoint.sign(frontier.size(), frontier.root(hasher), key)
                        .note();
                records.set(i, RecordFormat.encode(RecordFormat.CHECKPOINT, note.getBytes(UTF_8), new byte[0]));
            }
        }
    }

    private static void mend(byte[] record) {
        ByteBuffer.wrap(record).putInt(9, RecordFormat.crc(record, record.length));
    }

    /// The first entry under the checkpoint that covers an entry.
    private static long firstOfBatch(List<byte[]> records, long index) {
        long first = 0;
        long seen = 0;
        for (byte[] entryOrCheckpoint : records) {
            if (entryOrCheckpoint[0] == RecordFormat.ENTRY) {
                if (seen++ == index) {
                    return first;
                }
            } else {
                first = seen;
            }
        }
        throw new IllegalArgumentException("No entry " + index);
    }

    /// Place of an entry among the records.
    private static int entry(List<byte[]> records, int index) {
        int seen = 0;
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i)[0] == RecordFormat.ENTRY && seen++ == index) {
                return i;
            }
        }
        throw new IllegalArgumentException("No entry " + index);
    }

    private Path segment() {
        return directory.resolve(SegmentInfo.name(0));
    }

    private List<byte[]> read() throws IOException {
        byte[] segment = Files.readAllBytes(segment());
        RecordReader reader = new RecordReader(
                new ByteArrayInputStream(segment, SegmentHeader.LENGTH, segment.length), SegmentHeader.LENGTH);
        List<byte[]> all = new ArrayList<>();
        while (reader.next() == RecordReader.Step.RECORD) {
            all.add(Arrays.copyOfRange(segment, (int) reader.start(), (int) reader.end()));
        }
        return all;
    }

    private void write(List<byte[]> all) throws IOException {
        byte[] header = Arrays.copyOf(Files.readAllBytes(segment()), SegmentHeader.LENGTH);
        byte[] bytes = Stream.concat(Stream.of(header), all.stream())
                .collect(ByteArrayOutputStream::new, (out, part) -> out.write(part, 0, part.length), (a, b) -> {})
                .toByteArray();
        Files.write(segment(), bytes);
    }

    /// The log with other bytes in its segment, and without its own latest checkpoint.
    private LogSource source(byte[] segment) {
        return new LogSource() {
            @Override
            public List<SegmentInfo> listSegments() {
                return List.of(SegmentInfo.of(0, segment.length));
            }

            @Override
            public Optional<InputStream> find(String name) throws IOException {
                return name.equals(SegmentInfo.name(0))
                        ? Optional.of(new ByteArrayInputStream(segment))
                        : name.equals("manifest")
                                ? LogSource.directory(directory).find(name)
                                : Optional.empty();
            }
        };
    }
}
