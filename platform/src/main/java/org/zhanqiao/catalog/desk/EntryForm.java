package org.zhanqiao.catalog.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.Sharing;

/// What stands in the form that an entry is written with: what was typed, or what the entry states.
///
/// @param values by the names of its inputs
public record EntryForm(Map<String, List<String>> values) {

    /// Rows for legal bases.
    static final int BASES = 3;

    /// Empty rows that the table of items ends with.
    static final int SPARE_ROWS = 3;

    /// Most items of an entry that the form takes.
    static final int MOST_ITEMS = 300;

    public EntryForm {
        values = Map.copyOf(values);
    }

    /// The text of an input, empty when there is none.
    public String text(String name) {
        var found = values.get(name);
        return found == null || found.isEmpty() ? "" : found.getFirst();
    }

    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return texts(name).contains(value);
    }

    /// How many rows the table of items has.
    public int rows() {
        var rows = text("rows");
        return rows.matches("\\d{1,3}") ? Math.min(Integer.parseInt(rows), MOST_ITEMS) : SPARE_ROWS;
    }

    /// The same with some more empty rows for items.
    EntryForm longer() {
        var more = new HashMap<>(values);
        more.put("rows", List.of(Integer.toString(Math.min(rows() + SPARE_ROWS, MOST_ITEMS))));
        return new EntryForm(more);
    }

    /// The form as an entry fills it.
    static EntryForm of(EntryMetadata text) {
        var values = new HashMap<String, List<String>>();
        var naming = text.naming();
        put(values, "name", naming.name());
        put(values, "description", naming.description());
        values.put("otherClasses", naming.otherClasses());
        put(values, "related", String.join("\n", naming.related()));
        put(values, "truth", naming.truth().origin().name());
        put(values, "thing", naming.truth().thing());
        put(values, "drawnFrom", naming.truth().drawnFrom());
        items(values, text);
        sharing(values, text.sharing());
        put(values, "openType", text.opening().type());
        put(values, "openConditions", text.opening().conditions());
        values.put("formats", text.supply().formats());
        values.put("modes", text.supply().modes());
        put(values, "cycle", text.supply().cycle());
        put(values, "network", text.supply().network());
        put(values, "field", text.grading().field());
        var level = text.grading().level();
        put(values, "level", level == null ? "" : level.name());
        put(values, "secrecyBy", text.secrecy().by());
        put(values, "secrecyOn", shown(text.secrecy().on()));
        put(values, "secrecyOutcome", text.secrecy().outcome());
        put(values, "privacyBy", text.privacy().by());
        put(values, "privacyOn", shown(text.privacy().on()));
        put(values, "privacyOutcome", text.privacy().outcome());
        put(values, "approvalBy", text.approval().by());
        put(values, "approvalOn", shown(text.approval().on()));
        return new EntryForm(values);
    }

    private static void items(Map<String, List<String>> values, EntryMetadata text) {
        put(values, "rows", Integer.toString(text.items().size() + SPARE_ROWS));
        for (int i = 0; i < text.items().size(); i++) {
            var item = text.items().get(i);
            var row = "item-" + i + "-";
            put(values, row + "name", item.name());
            put(values, row + "title", item.title());
            put(values, row + "titleEn", item.titleEn());
            put(values, row + "type", shown(item.type()));
            put(values, row + "standard", item.standard());
            put(values, row + "level", shown(item.level()));
            put(values, row + "category", item.category());
            put(values, row + "subject", item.subject().name());
            put(values, row + "description", item.description());
        }
    }

    private static void sharing(Map<String, List<String>> values, Sharing sharing) {
        put(values, "shareType", sharing.shareType().map(Enum::name).orElse(""));
        switch (sharing) {
            case Sharing.Undecided undecided -> {}
            case Sharing.Unconditional unconditional -> {}
            case Sharing.Conditional conditional -> {
                put(values, "scope", conditional.scope());
                put(values, "use", conditional.use());
            }
            case Sharing.Withheld withheld -> {
                put(values, "withheldReason", withheld.reason());
                for (int i = 0; i < withheld.bases().size(); i++) {
                    var basis = withheld.bases().get(i);
                    put(values, "basisKind-" + i, basis.kind().name());
                    put(values, "basisTitle-" + i, basis.title());
                    put(values, "basisArticle-" + i, basis.article());
                }
            }
        }
    }

    private static String shown(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        values.put(name, List.of(value));
    }
}
