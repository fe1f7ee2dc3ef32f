package org.zhanqiao.catalog.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.protection.suggest.Suggestion;
import org.zhanqiao.tabular.CellFlaw;

/// Something that a dry run says of one place of an inventory. The sentence is made by [FindingWords].
///
/// @param line    of the file, from 1
/// @param column  heading of the column; empty when it is about the row
/// @param found   what stands there, cut to [#LONGEST_FOUND] characters
/// @param key     of the sentence that says what is wrong and what to do
/// @param details what the sentence fills in
public record Finding(long line, String column, String found, String key, List<String> details, Weight weight) {

    static final int LONGEST_FOUND = 60;

    private static final String RULES = "catalog.inventory.rule.";

    /// What a finding means for the dataset it is about.
    public enum Weight {
        /// It is not taken over.
        FAULT,
        /// The draft keeps it, and cannot be submitted before it is filled.
        GAP,
        /// Somebody should look at it.
        HINT
    }

    public Finding {
        details = List.copyOf(details);
        found = CellFlaw.visible(found);
        found = found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "…" : found;
    }

    static Finding fault(InventoryRule rule, long line, String column, String found, Object... details) {
        return new Finding(line, column, found, RULES + rule, texts(details), Weight.FAULT);
    }

    static Finding gap(InventoryRule rule, long line, InventoryColumn column, String found, Object... details) {
        return new Finding(line, column.heading(), found, RULES + rule, texts(details), Weight.GAP);
    }

    static Finding gap(EntryFlaw flaw, long line, InventoryColumn column, String found) {
        var details = new ArrayList<>(List.of(flaw.item()));
        flaw.details().forEach(detail -> details.add(String.valueOf(detail)));
        return new Finding(line, column.heading(), found, "catalog.rule." + flaw.rule(), details, Weight.GAP);
    }

    /// @param suggestion sure enough to suggest a level
    static Finding hint(Suggestion suggestion, long line, String found) {
        var surest = suggestion.sure().getFirst();
        boolean looked = surest.looked() > 0;
        boolean seen = looked && surest.matched() > 0;
        var details = new ArrayList<String>();
        details.add(Integer.toString(suggestion.level().orElseThrow().number()));
        if (seen) {
            details.addAll(texts(surest.looked(), surest.matched(), surest.percent()));
        }
        if (looked && !seen) {
            details.add(Long.toString(surest.looked()));
        }
        suggestion.sure().forEach(reason -> details.add(reason.kind().name()));
        return new Finding(
                line,
                InventoryColumn.ITEM_LEVEL.heading(),
                found,
                seen
                        ? FindingWords.SUGGESTED_BY_VALUES
                        : looked ? FindingWords.SUGGESTED_BY_NAME : FindingWords.SUGGESTED,
                details,
                Weight.HINT);
    }

    boolean is(InventoryRule rule) {
        return key.equals(RULES + rule);
    }

    /// Whether both are about the same cell.
    boolean isAt(Finding other) {
        return line == other.line && column.equals(other.column);
    }

    private static List<String> texts(Object... details) {
        return Arrays.stream(details).map(String::valueOf).toList();
    }
}
