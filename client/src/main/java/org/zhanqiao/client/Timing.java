package org.zhanqiao.client;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.StringDictionary;

/// The four instants of a call, by the clock of the exchange, from the header `Zhanqiao-Timing`: they say whose
/// time it was.
///
/// @param received request in
/// @param asked source asked; null when it was not
/// @param answered source answered; null when it did not
/// @param sent answer out
public record Timing(
        Instant received, @Nullable Instant asked, @Nullable Instant answered, Instant sent) {
    /// The header.
    public static final String HEADER = "Zhanqiao-Timing";

    /// Reads the header; empty when it is not a dictionary of instants with at least `received` and `sent`.
    public static Optional<Timing> find(String header) {
        return StringDictionary.find(header).flatMap(Timing::of);
    }

    /// The value of the header, in microseconds.
    public String header() {
        var text = new StringBuilder(160);
        append(text, "received", received);
        append(text, "asked", asked);
        append(text, "answered", answered);
        append(text, "sent", sent);
        return text.toString();
    }

    /// From request in to answer out.
    public Duration total() {
        return Duration.between(received, sent);
    }

    /// How long the source took; zero when it was not asked, up to the end when it never answered.
    public Duration atSource() {
        if (asked == null) {
            return Duration.ZERO;
        }
        return Duration.between(asked, answered != null ? answered : sent);
    }

    /// How long the exchange itself took.
    public Duration atExchange() {
        return total().minus(atSource());
    }

    private static Optional<Timing> of(Map<String, String> instants) {
        try {
            Instant received = instant(instants, "received");
            Instant sent = instant(instants, "sent");
            if (received == null || sent == null) {
                return Optional.empty();
            }
            return Optional.of(new Timing(received, instant(instants, "asked"), instant(instants, "answered"), sent));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant instant(Map<String, String> instants, String name) {
        String text = instants.get(name);
        return text == null ? null : Instant.parse(text);
    }

    private static void append(StringBuilder to, String name, @Nullable Instant instant) {
        if (instant != null) {
            to.append(to.isEmpty() ? "" : ", ")
                    .append(name)
                    .append("=\"")
                    .append(InstantText.of(instant))
                    .append('"');
        }
    }
}
