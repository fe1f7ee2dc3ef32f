package org.zhanqiao.catalog.inventory;

import java.util.Arrays;
import java.util.List;
import org.zhanqiao.catalog.EntryFlaw;

/// Something to mend in an inventory.
///
/// @param line    of the file, from 1
/// @param column  heading of the column; empty when it is about the row
/// @param found   what stands there, cut to [#LONGEST_FOUND] characters
/// @param key     of the sentence that says what is wrong and what to do
/// @param details what the sentence fills in
/// @param blocks  whether the dataset cannot be taken over; otherwise it is a gap that the draft keeps
public record Finding(long line, String column, String found, String key, List<String> details, boolean blocks) {

    static final int LONGEST_FOUND = 60;

    public Finding {
        details = List.copyOf(details);
        found = found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "…" : found;
    }

    static Finding of(InventoryRule rule, long line, String column, String found, Object... details) {
        return new Finding(
                line,
                column,
                found,
                "catalog.inventory.rule." + rule,
                Arrays.stream(details).map(String::valueOf).toList(),
                true);
    }

    static Finding gap(EntryFlaw flaw, long line, InventoryColumn column, String found) {
        var details = new java.util.ArrayList<String>();
        details.add(flaw.item());
        flaw.details().forEach(detail -> details.add(String.valueOf(detail)));
        return new Finding(line, column.heading(), found, "catalog.rule." + flaw.rule(), details, false);
    }
}
