package org.zhanqiao.catalog.inventory;

/// What an inventory has to keep so that it can be read without guessing. The words of each are those under
/// `catalog.inventory.rule.NAME`: what is wrong, what was expected, and how to mend it. Rules of what an entry states
/// are those of [org.zhanqiao.catalog.EntryRule]; they are shown too, and do not keep a draft from being made.
public enum InventoryRule {
    HEADING_NONE(Scope.FILE),
    HEADING_SEPARATOR(Scope.FILE),
    HEADING_TWICE(Scope.FILE),
    HEADING_NAME_MISSING(Scope.FILE),
    SHEETS_SEVERAL(Scope.FILE),
    ROWS_NONE(Scope.FILE),
    ROWS_TOO_MANY(Scope.FILE),
    ROW_WITHOUT_DATASET,
    ROW_BEYOND_HEADING,
    DATASET_SCATTERED,
    DATASET_CELL_DIFFERS,
    ITEMS_TOO_MANY,
    NAME_MISSING,
    NAME_TOO_LONG,
    NAME_AMBIGUOUS,
    CODE_SHAPE,
    CODE_UNKNOWN,
    CODE_FOREIGN,
    ENTRY_IN_REVIEW,
    ENTRY_WITHDRAWN,
    EXAMPLE_LEFT,
    CLASS_UNKNOWN,
    CLASS_COARSE,
    CLASS_FIXED,
    PROVIDER_FOREIGN,
    PROVIDER_CODE_WRONG,
    PROVIDER_CODE_FOREIGN,
    CELL_FORMULA,
    CELL_ERROR,
    CELL_TOO_LONG,
    CELL_CONTROL,
    CELL_GARBLED,
    CELL_ROUNDED,
    WORD_UNKNOWN,
    WORD_SEVERAL,
    LEVEL_UNKNOWN,
    DATE_UNREADABLE,
    DATE_IMPOSSIBLE,
    TRUTH_UNKNOWN,
    TRUTH_THING_UNASKED,
    TRUTH_DRAWN_UNASKED,
    SCOPE_UNASKED,
    USE_UNASKED,
    REASON_UNASKED,
    BASES_UNASKED,
    BASIS_KIND_UNKNOWN,
    OPEN_CONDITIONS_UNASKED,
    ITEM_WITHOUT_NAME;

    /// How much one breach of a rule spoils.
    enum Scope {
        /// Nothing of the file can be read.
        FILE,
        /// The dataset it stands in is not taken over.
        DATASET
    }

    private final Scope scope;

    InventoryRule() {
        this(Scope.DATASET);
    }

    InventoryRule(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }
}
