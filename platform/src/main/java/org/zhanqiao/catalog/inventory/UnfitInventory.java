package org.zhanqiao.catalog.inventory;

/// A file that can be opened but is no inventory. Its message is for developers; people read the words of the finding.
final class UnfitInventory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnfitInventory(Finding finding) {
        super(finding.key());
        this.finding = finding;
    }

    static UnfitInventory of(InventoryRule rule, long line, String found, Object... details) {
        return new UnfitInventory(Finding.fault(rule, line, "", found, details));
    }

    Finding finding() {
        return finding;
    }
}
