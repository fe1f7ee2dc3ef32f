package org.zhanqiao.catalog.inventory;

import java.util.List;
import org.zhanqiao.catalog.desk.DifferenceLine;
import org.zhanqiao.web.Paged;

/// A dry run, or what became of it.
///
/// @param importedBy name of whoever imported it; empty before
/// @param outcome shown alone, or empty for all
/// @param problem key of what kept the import from being done; empty when nothing did
/// @param names   of what the problem is about
public record DryRun(
        Inventory inventory, String importedBy, Paged<Row> lines, String outcome, String problem, String names) {

    /// Faults of a dataset that a page lists; the download holds all.
    public static final int SHOWN = 50;

    /// Changed values of a dataset that a page lists.
    public static final int CHANGES_SHOWN = 20;

    /// A dataset with what is said of it.
    ///
    /// @param changes what importing changes, value by value; of a new entry what a schema fills in
    /// @param faults what keeps it from being imported
    /// @param gaps   what the draft will still lack before it can be submitted
    /// @param hints  what somebody should look at
    public record Row(
            InventoryLine line, List<DifferenceLine> changes, List<Said> faults, List<Said> gaps, List<Said> hints) {}

    /// @param found what stands there, empty when nothing does
    public record Said(String place, String found, String sentence) {}

    public boolean imported() {
        return inventory.findImportedAt().isPresent();
    }

    public boolean allGood() {
        return inventory.total(Outcome.WRONG) == 0;
    }
}
