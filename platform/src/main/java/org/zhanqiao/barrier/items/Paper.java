package org.zhanqiao.barrier.items;

import java.util.List;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FormField;

/// A paper that a matter needs (办事材料).
///
/// @param name   within its matter
/// @param holder name of whoever issues it or keeps the register behind it (出具单位); empty where nobody is known to
/// @param items  names of the data items that it consists of; empty while nobody listed them
public record Paper(String name, String holder, Supply supply, List<String> items) {

    static final int LONGEST = 100;
    static final int MOST_ITEMS = 60;

    public Paper {
        name = name.strip();
        holder = holder.strip();
        items = items.stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /// The paper itself as a form would ask for it.
    public FormField asField() {
        return new FormField(name, true, FieldKind.PAPER);
    }

    /// Each of its data items as a form would ask for it.
    public List<FormField> itemFields() {
        return items.stream()
                .map(item -> new FormField(item, true, FieldKind.TEXT))
                .toList();
    }
}
