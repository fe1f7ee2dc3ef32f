package org.zhanqiao.exchange.console;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Tone;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The receipt of a call, checked on the spot, and the proof that the node gives now.
///
/// @param size       entries under the receipt's checkpoint; 0 when it does not hold
/// @param root       signed root, hexadecimal; empty when it does not hold
/// @param key        the log's public key; empty when the platform does not know the log
/// @param reason     what does not fit; empty when it is genuine
/// @param entry      the entry as it was hashed
/// @param entryShown the same, set out for reading
/// @param now        null when the platform does not know the log
/// @param files      names and contents to keep
/// @param commands   how to check it without the platform; none when the log's key is not known
public record ReceiptView(
        Standing standing,
        String origin,
        long index,
        long size,
        String root,
        String key,
        int hashes,
        String reason,
        String entry,
        String entryShown,
        @Nullable Now now,
        List<KeptFile> files,
        List<String> commands) {

    /// Whether it holds.
    public enum Standing {
        GENUINE(Tone.GOOD),
        NOT_GENUINE(Tone.BAD),
        UNKNOWN_LOG(Tone.WAITING);

        private final Tone tone;

        Standing(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }

    /// The inclusion proof under the log's present checkpoint.
    ///
    /// @param flawKey key of the sentence that says what is wrong; empty when nothing is known to be
    public record Now(
            String standing,
            Tone tone,
            String flawKey,
            long size,
            String root,
            List<String> hashes,
            List<String> noteLines) {}

    /// A file to keep. Its address holds its content, so that the server need not.
    ///
    /// @param kind `answer` or `receipt`
    public record KeptFile(String kind, String name, String address) {
        @Override
        public String toString() {
            return "KeptFile[" + name + "]";
        }
    }

    /// When the entry was put down, as it says itself; null where it does not say.
    @Nullable Instant recorded() {
        try {
            var text = JsonMapper.shared().readTree(entry).path("recorded");
            return text.isString() ? Instant.parse(text.asString()) : null;
        } catch (JacksonException | DateTimeParseException _) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "ReceiptView[" + origin + " " + index + "]";
    }
}
