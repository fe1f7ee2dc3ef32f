package org.zhanqiao.evidence;

import java.util.regex.Pattern;

/// A signed tree head in the C2SP form (c2sp.org/tlog-checkpoint).
///
/// @param origin name of the log
/// @param size   number of entries
/// @param root   Merkle root over them
/// @param note   the complete signed note, byte for byte what was signed and published
public record Checkpoint(String origin, long size, Hash root, String note) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    static Checkpoint sign(long size, Hash root, LogKey key) {
        return new Checkpoint(key.origin(), size, root, SignedNote.sign(text(key.origin(), size, root), key));
    }

    private static String text(String origin, long size, Hash root) {
        return origin + "\n" + size + "\n" + root.toBase64() + "\n";
    }

    /// A note put together from what it says, as an answer's header has it. Nothing is verified.
    ///
    /// @param signature as [#signature] gives it
    public static String note(String origin, long size, Hash root, String signature) {
        return SignedNote.join(text(origin, size, root), origin, signature);
    }

    /// The log's own signature as it stands in the note: key id and signature in base64.
    public String signature() {
        return SignedNote.signature(note, origin);
    }

    /// Reads a note and checks its signature.
    ///
    /// @throws InvalidNote when it is malformed, of another log, or not signed by the key
    public static Checkpoint open(String note, VerifierKey key) throws InvalidNote {
        String text = SignedNote.open(note, key);
        String[] lines = text.split("\n", -1);
        if (lines.length < 4) {
            throw new InvalidNote("A checkpoint has an origin, a size and a root, each on its line");
        }
        for (int i = 0; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new InvalidNote("Line " + (i + 1) + " of the checkpoint is empty");
            }
        }
        if (!lines[0].equals(key.name())) {
            throw new InvalidNote("The checkpoint is of the log '" + lines[0] + "', not of '" + key.name() + "'");
        }
        try {
            return new Checkpoint(lines[0], decimal(lines[1]), Hash.fromBase64(lines[2]), note);
        } catch (IllegalArgumentException e) {
            throw new InvalidNote("The checkpoint is malformed: " + e.getMessage());
        }
    }

    static long decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a decimal without leading zeroes: '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
