package org.zhanqiao.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads entries as the exchange writes them. Whatever an entry holds comes out as something the index can store: one
/// that cannot be read is kept as [CallOutcome#UNREADABLE], never skipped.
final class EntryParser {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 500;
    private static final int MOST_FIELDS = 500;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final int log;
    private Instant last;

    /// @param before the time of the entry before the first; an entry without a time gets that of the one before
    EntryParser(int log, Instant before) {
        this.log = log;
        this.last = before;
    }

    CallEntry parse(long index, byte[] data) {
        JsonNode json;
        try {
            json = JSON.readTree(data);
        } catch (JacksonException _) {
            return unreadable(index);
        }
        var received = instant(json, "received");
        var outcome = CallOutcome.of(text(json, "outcome"));
        if (received == null || outcome == CallOutcome.UNREADABLE) {
            return unreadable(index);
        }
        last = received;
        return new CallEntry(
                log,
                index,
                received,
                instant(json, "asked"),
                instant(json, "answered"),
                instant(json, "recorded"),
                text(json, "call"),
                outcome,
                text(json, "reason"),
                text(json, "caller"),
                text(json, "agency"),
                text(json, "provider"),
                text(json, "service"),
                text(json, "grant"),
                text(json, "purpose"),
                text(json, "matter"),
                fields(json),
                text(json, "mode"),
                (int) number(json, "keys", Integer.MAX_VALUE),
                (int) number(json, "rows", Integer.MAX_VALUE),
                !json.path("fresh").isBoolean() || json.path("fresh").booleanValue(),
                number(json, "suppressed", Long.MAX_VALUE),
                json.path("case").isString() ? text(json, "case") : null);
    }

    private CallEntry unreadable(long index) {
        return new CallEntry(
                log,
                index,
                last,
                null,
                null,
                null,
                "",
                CallOutcome.UNREADABLE,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                0,
                0,
                true,
                0,
                null);
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        var node = json.path(name);
        if (!node.isString()) {
            return null;
        }
        try {
            var instant = Instant.parse(node.asString()).truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static List<String> fields(JsonNode json) {
        return json.path("fields")
                .valueStream()
                .filter(JsonNode::isString)
                .limit(MOST_FIELDS)
                .map(node -> storable(node.asString()))
                .toList();
    }

    private static long number(JsonNode json, String name, long most) {
        var node = json.path(name);
        return node.isIntegralNumber() && node.canConvertToLong() ? Math.clamp(node.longValue(), 0, most) : 0;
    }

    private static String text(JsonNode json, String name) {
        var node = json.path(name);
        return node.isString() ? storable(node.asString()) : "";
    }

    /// PostgreSQL stores neither NUL nor half a surrogate pair, and indexes no text of many kilobytes.
    private static String storable(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\u0000', '\uFFFD');
    }
}
