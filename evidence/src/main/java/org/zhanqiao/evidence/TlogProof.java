package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A receipt: index, inclusion proof and signed checkpoint in one text (c2sp.org/tlog-proof). It can be checked with
/// the key of the log and the entry's data, without network and without the log.
public final class TlogProof {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final byte[] FIRST_LINE = (HEADER + "\n").getBytes(UTF_8);
    private static final byte[] EXTRA = "extra ".getBytes(UTF_8);

    private final byte @Nullable [] extra;
    private final long index;
    private final ProofPath path;
    private final String checkpoint;

    private TlogProof(byte @Nullable [] extra, long index, ProofPath path, String checkpoint) {
        this.extra = extra;
        this.index = index;
        this.path = path;
        this.checkpoint = checkpoint;
    }

    /// Reads the text form. Nothing is verified yet.
    ///
    /// @throws InvalidNote naming the line that is wrong
    public static TlogProof parse(String text) throws InvalidNote {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new InvalidNote("The receipt has no blank line before its checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].equals(HEADER)) {
            throw new InvalidNote("Line 1 of the receipt: expected " + HEADER);
        }
        int next = 1;
        try {
            byte[] extra = null;
            if (next < lines.length && lines[next].startsWith("extra ")) {
                extra = StrictBase64.decode(lines[next].substring("extra ".length()));
                next++;
            }
            if (next >= lines.length || !lines[next].startsWith("index ")) {
                throw new IllegalArgumentException("expected 'index N'");
            }
            long index = Checkpoint.decimal(lines[next].substring("index ".length()));
            List<Hash> hashes = new ArrayList<>();
            for (next++; next < lines.length; next++) {
                hashes.add(Hash.fromBase64(lines[next]));
                if (hashes.size() > ProofPath.MAX_COUNT) {
                    throw new IllegalArgumentException("more than " + ProofPath.MAX_COUNT + " hashes");
                }
            }
            return new TlogProof(extra, index, ProofPath.of(hashes), text.substring(blank + 2));
        } catch (IllegalArgumentException e) {
            throw new InvalidNote("Line " + (next + 1) + " of the receipt: " + e.getMessage());
        }
    }

    /// The text form in UTF-8.
    static byte[] format(byte @Nullable [] extra, InclusionProof proof, Checkpoint checkpoint) {
        return format(extra, proof.index(), proof.path(), checkpoint.note());
    }

    /// The same from parts that came by themselves, as an answer's header has them. Nothing is verified.
    ///
    /// @param note the signed checkpoint
    public static byte[] format(byte @Nullable [] extra, long index, ProofPath path, String note) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(2048);
        text.writeBytes(FIRST_LINE);
        if (extra != null) {
            text.writeBytes(EXTRA);
            text.writeBytes(Base64.getEncoder().encode(extra));
            text.write('\n');
        }
        text.writeBytes(("index " + index + "\n").getBytes(UTF_8));
        path.writeLines(text);
        text.write('\n');
        text.writeBytes(note.getBytes(UTF_8));
        return text.toByteArray();
    }

    /// Checks the receipt of a log that hashes with SHA-256.
    ///
    /// @param data the entry's data, byte for byte
    public ReceiptCheck verify(byte[] data, VerifierKey key) {
        return verify(data, key, HashAlgorithm.SHA_256);
    }

    /// Checks the signature of the checkpoint and that the path leads from the data to its root.
    public ReceiptCheck verify(byte[] data, VerifierKey key, HashAlgorithm algorithm) {
        try {
            Checkpoint opened = Checkpoint.open(checkpoint, key);
            if (index >= opened.size()) {
                return new ReceiptCheck.NotGenuine(
                        "The index " + index + " lies outside the checkpoint of " + opened.size() + " entries");
            }
            InclusionProof proof = new InclusionProof(index, opened.size(), path);
            return proof.verify(data, opened.root(), algorithm)
                    ? new ReceiptCheck.Genuine(index, opened)
                    : new ReceiptCheck.NotGenuine("The hashes do not lead from this data to the signed root");
        } catch (InvalidNote e) {
            return new ReceiptCheck.NotGenuine(String.valueOf(e.getMessage()));
        }
    }

    /// Opaque bytes that travel with the receipt. Nothing vouches for them.
    public Optional<byte[]> extra() {
        return Optional.ofNullable(extra).map(byte[]::clone);
    }

    /// Index of the entry.
    public long index() {
        return index;
    }

    /// The hashes from the leaf's sibling to the root's child.
    public ProofPath path() {
        return path;
    }

    /// The signed note, unverified.
    public String checkpointNote() {
        return checkpoint;
    }
}
