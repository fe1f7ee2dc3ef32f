package org.zhanqiao.evidence;

/// How a log is made and run. Only `hash` is fixed for good; the rest may change from one opening to the next.
///
/// @param hash            of a new log; ignored for a log that exists, which keeps its own
/// @param segmentBytes    length at which a new segment file is begun; opening a log reads its last segment
/// @param maxEntryBytes   largest data and detail together, at most 64 MiB
/// @param queueBytes      how much may wait to be written before appends are refused, counting 256 bytes an entry on
/// top
/// @param maxBatchEntries most entries under one `fsync` and one checkpoint, at most 65,536
/// @param maxBatchBytes   most bytes under one `fsync`
/// @param gatherMicros    microseconds from the beginning of a batch of 40 entries or more to the earliest beginning of
///                        the next, in proportion less after a smaller one, but at least a quarter: so that under load
///                        more entries share a signature and an `fsync`; an entry that comes after a pause never waits,
///                        nor does a batch when nothing that was foretold is on its way ([EvidenceLog#expect]).
///                        0 for none
public record LogOptions(
        HashAlgorithm hash,
        long segmentBytes,
        int maxEntryBytes,
        long queueBytes,
        int maxBatchEntries,
        int maxBatchBytes,
        int gatherMicros) {
    /// Checks every limit.
    public LogOptions {
        check("segmentBytes", segmentBytes, 4096, 1L << 40);
        check("maxEntryBytes", maxEntryBytes, 1, RecordFormat.MAX_BODY);
        check("queueBytes", queueBytes, 1, 1L << 40);
        check("maxBatchEntries", maxBatchEntries, 1, RecordFormat.MAX_BATCH);
        check("maxBatchBytes", maxBatchBytes, 1, 1 << 30);
        check("gatherMicros", gatherMicros, 0, 1_000_000);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    /// SHA-256, segments of 128 MiB, entries up to 1 MiB, 32 MiB waiting, batches up to 16,384 entries or 8 MiB, at
    /// most 1,600 a second, under load 400; more where entries are foretold and none is on its way.
    public static LogOptions defaults() {
        return new LogOptions(HashAlgorithm.SHA_256, 128L << 20, 1 << 20, 32L << 20, 16_384, 8 << 20, 2_500);
    }

    /// The same with another hash.
    public LogOptions withHash(HashAlgorithm other) {
        return new LogOptions(
                other, segmentBytes, maxEntryBytes, queueBytes, maxBatchEntries, maxBatchBytes, gatherMicros);
    }

    /// The same with another length of segments.
    public LogOptions withSegmentBytes(long bytes) {
        return new LogOptions(hash, bytes, maxEntryBytes, queueBytes, maxBatchEntries, maxBatchBytes, gatherMicros);
    }

    /// The same with another bound on what waits.
    public LogOptions withQueueBytes(long bytes) {
        return new LogOptions(hash, segmentBytes, maxEntryBytes, bytes, maxBatchEntries, maxBatchBytes, gatherMicros);
    }

    /// The same with another bound on a batch.
    public LogOptions withMaxBatchEntries(int entries) {
        return new LogOptions(hash, segmentBytes, maxEntryBytes, queueBytes, entries, maxBatchBytes, gatherMicros);
    }

    /// The same with another pause between batches.
    public LogOptions withGatherMicros(int micros) {
        return new LogOptions(hash, segmentBytes, maxEntryBytes, queueBytes, maxBatchEntries, maxBatchBytes, micros);
    }
}
