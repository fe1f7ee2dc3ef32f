package org.zhanqiao.exchange.node;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// Writes answers as JSON bytes: masked rows, or a problem (RFC 9457).
final class AnswerWriter {

    // Encoded once, not an answer.
    private static final SerializedString CALL = new SerializedString("call");
    private static final SerializedString ROWS = new SerializedString("rows");
    private static final SerializedString KEY = new SerializedString("key");
    private static final SerializedString AS_OF = new SerializedString("asOf");
    private static final SerializedString DATA = new SerializedString("data");
    private static final SerializedString MISSING = new SerializedString("missing");
    private static final SerializedString SOURCE = new SerializedString("source");
    private static final SerializedString FRESH = new SerializedString("fresh");

    private final ZoneId zone;

    AnswerWriter(ZoneId zone) {
        this.zone = zone;
    }

    byte[] rows(String callId, AuthorisedCall call, MaskedRows rows, Instant now) {
        return Json.object(json -> {
            json.writeName(CALL);
            json.writeString(callId);
            switch (call.request().mode()) {
                case QUERY -> {
                    writeRows(json, call, rows, true);
                    writeWithheld(json, call);
                    json.writeName(MISSING);
                    json.writeStartArray();
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
            json.writeName(SOURCE);
            json.writeStartObject();
            json.writeName(FRESH);
            json.writeBoolean(rows.lastGoodAt() == null);
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
        json.writeName(ROWS);
        json.writeStartArray();
        for (var row : rows.rows()) {
            json.writeStartObject();
            if (keyed) {
                json.writeName(KEY);
                json.writeNumber(row.key());
            }
            if (row.asOf() != null) {
                json.writeName(AS_OF);
                json.writeString(time(row.asOf()));
            }
            var unfit = writeData(json, plan, columns, row);
            if (!unfit.isEmpty()) {
                json.writeArrayPropertyStart("unfit");
                unfit.forEach(json::writeString);
                json.writeEndArray();
            }
            writeDisputed(json, row.disputed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What is disputed of a row or of a comparison, so that nobody decides on it unawares.
    private static void writeDisputed(JsonGenerator json, List<DisputedField> disputed) {
        if (disputed.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("disputed");
        for (var each : disputed) {
            json.writeStartObject();
            json.writeStringProperty("field", each.field());
            json.writeStringProperty("since", each.since().toString());
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

    /// A value that is not of the type its catalog says, such as "约30" for a number, is `null`: readers rely on types.
    ///
    /// @return the names of such items, so that nobody takes the value for absent
    private List<String> writeData(JsonGenerator json, Plan plan, int[] columns, MaskedRows.Row row) {
        var unfit = new ArrayList<String>(0);
        json.writeName(DATA);
        json.writeStartObject();
        for (int i = 0; i < columns.length; i++) {
            var column = plan.definition.columns().get(columns[i]);
            var value = row.values()[i];
            json.writeName(plan.shape.names.get(columns[i]));
            if (value == null) {
                json.writeNull();
            } else if (!plan.masks.get(columns[i]).transparent()) {
                json.writeString(value);
            } else if (!writeTyped(json, TypedValue.of(column.type(), value))) {
                unfit.add(column.name());
            }
        }
        json.writeEndObject();
        return unfit;
    }

    private boolean writeTyped(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case BigDecimal number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Instant instant -> json.writeString(time(instant));
            case Object text -> json.writeString(text.toString());
        }
        return value != null;
    }

    private static void writeMatches(JsonGenerator json, MaskedRows rows) {
        json.writeArrayPropertyStart("results");
        int key = 0;
        for (var match : rows.matches()) {
            json.writeStartObject();
            json.writeNumberProperty("key", key++);
            json.writeObjectPropertyStart("matches");
            match.items().forEach(json::writeBooleanProperty);
            json.writeEndObject();
            writeDisputed(json, match.disputed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    byte[] problem(String callId, Notice notice, @Nullable Detail detail) {
        return Json.object(json -> {
            json.writeStringProperty("type", notice.type());
            json.writeStringProperty("title", notice.title());
            json.writeNumberProperty("status", notice.status());
            json.writeStringProperty("detail", detail == null ? notice.title() : notice.title() + "：" + detail.zh());
            json.writeStringProperty("next", notice.next());
            json.writeStringProperty("titleEn", notice.titleEn());
            json.writeStringProperty(
                    "detailEn", detail == null ? notice.titleEn() : notice.titleEn() + ": " + detail.en());
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
