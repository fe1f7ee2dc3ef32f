package org.zhanqiao.exchange.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.exchange.ServiceDraft;

/// What was typed to open a data service, as it was typed.
///
/// @param place `source|schema.table`, or `source|request:rows` of an HTTP interface
/// @param columns by item
/// @param key     items
public record OpeningForm(
        String entry,
        String place,
        String code,
        Map<String, String> columns,
        List<String> key,
        String asOf,
        String timeLimit,
        String bulkhead) {

    private static final String COLUMN = "column-";
    private static final String BETWEEN = "|";

    public OpeningForm {
        columns = Map.copyOf(columns);
        key = List.copyOf(key);
    }

    /// An input to be carried to the next step.
    public record Entry(String name, String value) {}

    /// @param dataset whose items have inputs
    static OpeningForm of(MultiValueMap<String, String> typed, Dataset dataset) {
        var columns = new HashMap<String, String>();
        var key = new ArrayList<String>();
        for (var item : dataset.items()) {
            var column = text(typed, COLUMN + item.name());
            if (!column.isEmpty()) {
                columns.put(item.name(), column);
            }
            if (typed.getOrDefault("key", List.of()).contains(item.name())) {
                key.add(item.name());
            }
        }
        return new OpeningForm(
                dataset.code(),
                text(typed, "place"),
                text(typed, "code"),
                columns,
                key,
                text(typed, "asOf"),
                text(typed, "timeLimit"),
                text(typed, "bulkhead"));
    }

    /// The same of an HTTP interface, whose place is typed in three parts.
    static OpeningForm ofInterface(MultiValueMap<String, String> typed, Dataset dataset) {
        var form = of(typed, dataset);
        var place = new ValuePlace(text(typed, "source"), text(typed, "request") + ":" + text(typed, "rows"));
        return new OpeningForm(
                form.entry, write(place), form.code, form.columns, form.key, form.asOf, form.timeLimit, form.bulkhead);
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text.strip();
    }

    static String write(ValuePlace place) {
        return place.source() + BETWEEN + place.relation();
    }

    /// Without a table when none was named.
    static ValuePlace read(String text) {
        int at = text.indexOf(BETWEEN);
        return at < 0 ? new ValuePlace(text, "") : new ValuePlace(text.substring(0, at), text.substring(at + 1));
    }

    public String column(String item) {
        return columns.getOrDefault(item, "");
    }

    /// Everything, for the step that only carries it on.
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry("entry", entry));
        entries.add(new Entry("place", place));
        entries.add(new Entry("code", code));
        columns.forEach((item, column) -> entries.add(new Entry(COLUMN + item, column)));
        key.forEach(item -> entries.add(new Entry("key", item)));
        entries.add(new Entry("asOf", asOf));
        entries.add(new Entry("timeLimit", timeLimit));
        entries.add(new Entry("bulkhead", bulkhead));
        return entries;
    }

    ServiceDraft draft(String agency) {
        return new ServiceDraft(
                code,
                entry,
                agency,
                read(place),
                columns,
                key,
                asOf,
                Duration.ofMillis(number(timeLimit)),
                number(bulkhead));
    }

    /// The same of an HTTP interface: it is asked by its key.
    ServiceDraft interfaceDraft(String agency) {
        var draft = draft(agency);
        var place = new ValuePlace(
                draft.place().source(), draft.place().relation() + ":" + (key.isEmpty() ? "" : key.getFirst()));
        return new ServiceDraft(
                draft.code(),
                draft.dataset(),
                agency,
                place,
                draft.columns(),
                draft.rowKey(),
                draft.asOf(),
                draft.timeLimit(),
                draft.bulkhead());
    }

    /// 0, which no choice is, for what is no number.
    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
