package org.zhanqiao.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// How one text of an entry differs from an older one.
public sealed interface EntryDifference {

    /// An item that the older text does not have.
    record ItemAdded(EntryItem item) implements EntryDifference {}

    /// An item that the newer text does not have.
    record ItemRemoved(EntryItem item) implements EntryDifference {}

    /// A field of an item that is there in both.
    ///
    /// @param before empty when the older text did not state it
    record ItemChanged(EntryItem item, EntryField field, List<String> before, List<String> after)
            implements EntryDifference {}

    /// A field of the whole.
    ///
    /// @param before empty when the older text did not state it
    record Changed(EntryField field, List<String> before, List<String> after) implements EntryDifference {}

    /// All differences: those of the whole first, then those of the items in the newer text's order, then what is gone.
    static List<EntryDifference> between(EntryMetadata older, EntryMetadata newer) {
        var differences = new ArrayList<EntryDifference>();
        changed(EntryField.of(older), EntryField.of(newer)).forEach(differences::add);
        for (var item : newer.items()) {
            find(older, item.name())
                    .ifPresentOrElse(
                            before -> changed(EntryField.of(before), EntryField.of(item)).stream()
                                    .map(change ->
                                            new ItemChanged(item, change.field(), change.before(), change.after()))
                                    .forEach(differences::add),
                            () -> differences.add(new ItemAdded(item)));
        }
        older.items().stream()
                .filter(item -> find(newer, item.name()).isEmpty())
                .map(ItemRemoved::new)
                .forEach(differences::add);
        return List.copyOf(differences);
    }

    private static List<Changed> changed(Map<EntryField, List<String>> older, Map<EntryField, List<String>> newer) {
        var fields = new TreeSet<>(older.keySet());
        fields.addAll(newer.keySet());
        return fields.stream()
                .map(field ->
                        new Changed(field, older.getOrDefault(field, List.of()), newer.getOrDefault(field, List.of())))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Optional<EntryItem> find(EntryMetadata text, String name) {
        return text.items().stream().filter(item -> item.name().equals(name)).findFirst();
    }
}
