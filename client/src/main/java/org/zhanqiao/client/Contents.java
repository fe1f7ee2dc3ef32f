package org.zhanqiao.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The three kinds of content.
final class Contents {
    private Contents() {}

    static Rows rows(JsonNode answer) throws MalformedContent {
        var rows = new ArrayList<Rows.KeyedRow>();
        for (JsonNode row : array(answer, "rows")) {
            rows.add(new Rows.KeyedRow(position(row.path("key"), "key"), row(row)));
        }
        var missing = new ArrayList<Integer>();
        for (JsonNode key : array(answer, "missing")) {
            missing.add(position(key, "missing"));
        }
        return new Rows(Collections.unmodifiableList(rows), Collections.unmodifiableList(missing), withheld(answer));
    }

    static Page page(JsonNode answer) throws MalformedContent {
        var rows = new ArrayList<Row>();
        for (JsonNode row : array(answer, "rows")) {
            rows.add(row(row));
        }
        return new Page(Collections.unmodifiableList(rows), Json.findText(answer, "next"), withheld(answer));
    }

    static Matches matches(JsonNode answer) throws MalformedContent {
        var items = new ArrayList<Matches.Item>();
        for (JsonNode result : array(answer, "results")) {
            var fields = new LinkedHashMap<String, Boolean>();
            for (var match : result.path("matches").properties()) {
                if (!match.getValue().isBoolean()) {
                    throw new MalformedContent("a match is not true or false");
                }
                fields.put(match.getKey(), match.getValue().booleanValue());
            }
            items.add(new Matches.Item(
                    position(result.path("key"), "key"), Collections.unmodifiableMap(fields), disputed(result)));
        }
        return new Matches(Collections.unmodifiableList(items));
    }

    private static Row row(JsonNode row) throws MalformedContent {
        JsonNode data = row.path("data");
        if (!data.isObject()) {
            throw new MalformedContent("the data of a row is not an object");
        }
        return new Row(instant(row), Collections.unmodifiableMap(Json.object(data)), unfit(row), disputed(row));
    }

    private static List<Withheld> withheld(JsonNode answer) throws MalformedContent {
        var withheld = new ArrayList<Withheld>();
        if (answer.has("withheld")) {
            for (JsonNode each : array(answer, "withheld")) {
                withheld.add(new Withheld(
                        Json.findText(each, "field").orElse(""),
                        Json.findText(each, "reason").orElse("")));
            }
        }
        return Collections.unmodifiableList(withheld);
    }

    private static List<String> unfit(JsonNode row) throws MalformedContent {
        if (!row.has("unfit")) {
            return List.of();
        }
        var names = array(row, "unfit");
        if (!names.stream().allMatch(JsonNode::isString)) {
            throw new MalformedContent("the member unfit is not a list of names");
        }
        return names.stream().map(JsonNode::stringValue).toList();
    }

    private static Map<String, LocalDate> disputed(JsonNode row) throws MalformedContent {
        if (!row.has("disputed")) {
            return Map.of();
        }
        var disputed = new LinkedHashMap<String, LocalDate>();
        for (JsonNode each : array(row, "disputed")) {
            try {
                disputed.put(
                        Json.findText(each, "field").orElseThrow(),
                        LocalDate.parse(Json.findText(each, "since").orElseThrow()));
            } catch (DateTimeException | NoSuchElementException e) {
                throw new MalformedContent("the member disputed is not a list of fields with their days");
            }
        }
        return Collections.unmodifiableMap(disputed);
    }

    private static @Nullable Instant instant(JsonNode row) throws MalformedContent {
        if (!row.has("asOf")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(Json.findText(row, "asOf").orElse("")).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedContent("the asOf of a row is not a date-time with an offset");
        }
    }

    private static List<JsonNode> array(JsonNode answer, String member) throws MalformedContent {
        JsonNode array = answer.path(member);
        if (!array.isArray()) {
            throw new MalformedContent("the member " + member + " is not an array");
        }
        return array.valueStream().toList();
    }

    private static int position(JsonNode node, String member) throws MalformedContent {
        if (!node.isInt() || node.intValue() < 0) {
            throw new MalformedContent("the member " + member + " is not a position from 0");
        }
        return node.intValue();
    }
}
