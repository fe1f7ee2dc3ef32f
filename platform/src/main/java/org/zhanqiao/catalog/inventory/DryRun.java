package org.zhanqiao.catalog.inventory;

import org.zhanqiao.web.Paged;

/// A dry run, or what became of it.
///
/// @param outcome shown alone, or empty for all
/// @param problem key of what kept the import from being done; empty when nothing did
/// @param names   of what the problem is about
public record DryRun(Inventory inventory, Paged<InventoryLine> lines, String outcome, String problem, String names) {

    public boolean imported() {
        return inventory.findImportedAt().isPresent();
    }

    public boolean allGood() {
        return inventory.total(Outcome.WRONG) == 0;
    }
}
