package org.zhanqiao.exchange.node;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ItemType;
import tools.jackson.core.JsonGenerator;

/// Writes answers as JSON bytes: masked rows, or a problem (RFC 9457).
final class AnswerWriter {

    private final ZoneId zone;

    AnswerWriter(ZoneId zone) {
        this.zone = zone;
    }

    byte[] rows(String callId, AuthorisedCall call, MaskedRows rows, Instant now) {
        return Json.object(json -> {
            json.writeStringProperty("call", callId);
            switch (call.request().mode()) {
                case QUERY -> {
                    writeRows(json, call, rows, true);
                    writeWithheld(json, call);
                    json.writeArrayPropertyStart("missing");
                    rows.missing().forEach(json::writeNumber);
                    json.writeEndArray();
                }
                case LIST -> {
                    writeRows(json, call, rows, false);
                    writeWithheld(json, call);
                    if (rows.next() != null) {
                        json.writeStringProperty("next", rows.next());
                    }
                }
                case VERIFY -> writeMatches(json, rows);
            }
            json.writeObjectPropertyStart("source");
            json.writeBooleanProperty("fresh", rows.lastGoodAt() == null);
            if (rows.lastGoodAt() != null) {
                json.writeNumberProperty(
                        "ageSeconds", Duration.between(rows.lastGoodAt(), now).toSeconds());
            }
            json.writeEndObject();
        });
    }

    private void writeRows(JsonGenerator json, AuthorisedCall call, MaskedRows rows, boolean keyed) {
        var plan = call.plan();
        var columns = call.columns();
        json.writeArrayPropertyStart("rows");
        for (var row : rows.rows()) {
            json.writeStartObject();
            if (keyed) {
                json.writeNumberProperty("key", row.key());
            }
            if (row.asOf() != null) {
                json.writeStringProperty("asOf", time(row.asOf()));
            }
            json.writeObjectPropertyStart("data");
            for (int i = 0; i < columns.length; i++) {
                var column = plan.definition.columns().get(columns[i]);
                var value = row.values()[i];
                json.writeName(plan.names.get(columns[i]));
                if (value == null) {
                    json.writeNull();
                } else if (plan.masks.get(columns[i]).transparent()) {
                    writeTyped(json, column.type(), value);
                } else {
                    json.writeString(value);
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What the caller would expect and does not get; nothing to whoever named the fields, since those are all there.
    private static void writeWithheld(JsonGenerator json, AuthorisedCall call) {
        var withheld = call.plan().definition.withheld();
        if (withheld.isEmpty() || call.request().fields() != null) {
            return;
        }
        json.writeArrayPropertyStart("withheld");
        for (var each : withheld) {
            json.writeStartObject();
            json.writeStringProperty("field", each.item());
            json.writeStringProperty("reason", each.reason().code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTyped(JsonGenerator json, ItemType type, String value) {
        switch (type) {
            case NUMBER -> writeNumber(json, value);
            case BOOLEAN -> json.writeBoolean(value.equalsIgnoreCase("true"));
            case TEXT, DATE, TIMESTAMP -> json.writeString(value);
        }
    }

    /// A source may hold "NaN" or "约30" where its catalog says number; that stays text rather than breaking the JSON.
    private static void writeNumber(JsonGenerator json, String value) {
        if (ItemType.NUMBER.accepts(value)) {
            json.writeNumber(new java.math.BigDecimal(value));
        } else {
            json.writeString(value);
        }
    }

    private static void writeMatches(JsonGenerator json, MaskedRows rows) {
        json.writeArrayPropertyStart("results");
        int key = 0;
        for (var matches : rows.matches()) {
            json.writeStartObject();
            json.writeNumberProperty("key", key++);
            json.writeObjectPropertyStart("matches");
            matches.forEach(json::writeBooleanProperty);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    byte[] problem(String callId, Notice notice, @Nullable String detail) {
        return Json.object(json -> {
            json.writeStringProperty("type", notice.type());
            json.writeStringProperty("title", notice.title());
            json.writeNumberProperty("status", notice.status());
            json.writeStringProperty("detail", detail == null ? notice.title() : notice.title() + "：" + detail);
            json.writeStringProperty("next", notice.next());
            json.writeStringProperty("titleEn", notice.titleEn());
            json.writeStringProperty("detailEn", detail == null ? notice.titleEn() : notice.titleEn() + ": " + detail);
            json.writeStringProperty("nextEn", notice.nextEn());
            json.writeStringProperty("call", callId);
        });
    }

    /// An instant in the city's zone, to the second or as fine as it is known: ISO 8601 with an offset. Put together
    /// here because a formatter costs more than the rest of a row.
    String time(Instant instant) {
        var time = instant.atZone(zone);
        var text = time.toLocalDateTime().toString();
        return (time.getSecond() == 0 && time.getNano() == 0 ? text + ":00" : text) + time.getOffset();
    }
}
