package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// The first file of a log: what never changes about it.
///
/// @param key     of the log; its name is the origin of the checkpoints
/// @param hash    of the Merkle tree and of the detail commitments
/// @param created when the log was made
public record Manifest(VerifierKey key, HashAlgorithm hash, Instant created) {
    static final String FILE = "manifest";

    private static final String HEADER = "zhanqiao-evidence-log@v1";

    /// Reads the text form: five lines, each ending in a newline.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static Manifest parse(byte[] bytes) {
        String[] lines = new String(bytes, UTF_8).split("\n", -1);
        if (lines.length != 6 || !lines[5].isEmpty() || !lines[0].equals(HEADER)) {
            throw new IllegalArgumentException("The manifest must have five lines, the first being " + HEADER);
        }
        VerifierKey key = VerifierKey.parse(value(lines[3], "key "));
        if (!value(lines[1], "origin ").equals(key.name())) {
            throw new IllegalArgumentException("The manifest names one origin and a key of another");
        }
        try {
            return new Manifest(
                    key, HashAlgorithm.named(value(lines[2], "hash ")), Instant.parse(value(lines[4], "created ")));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("The manifest's line 5 has no instant: " + lines[4], e);
        }
    }

    private static String value(String line, String label) {
        if (!line.startsWith(label)) {
            throw new IllegalArgumentException("The manifest lacks the line '" + label.strip() + "'");
        }
        return line.substring(label.length());
    }

    byte[] bytes() {
        return (HEADER + "\norigin " + key.name() + "\nhash " + hash.jcaName() + "\nkey " + key + "\ncreated " + created
                        + "\n")
                .getBytes(UTF_8);
    }
}
