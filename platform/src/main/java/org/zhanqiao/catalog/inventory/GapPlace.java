package org.zhanqiao.catalog.inventory;

import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.tabular.TableRow;

/// In which row and column of an inventory a gap of an entry is mended.
final class GapPlace {

    private GapPlace() {}

    static InventoryColumn column(EntryFlaw flaw) {
        return switch (flaw.rule()) {
            case NAME_STATED, NAME_SHORT, BECAUSE_STATED, CHANGE_CAUSE, CHANGE_DATED, EXTENDED_ONCE ->
                InventoryColumn.NAME;
            case REPLACEMENT_KNOWN -> InventoryColumn.CODE;
            case ABSTRACT_STATED, ABSTRACT_SHORT -> InventoryColumn.ABSTRACT;
            case CLASS_CHOSEN -> InventoryColumn.CLASS;
            case OTHER_CLASS_KNOWN -> InventoryColumn.OTHER_CLASSES;
            case RELATED_KNOWN -> InventoryColumn.RELATED;
            case PROVIDER_KNOWN -> InventoryColumn.PROVIDER;
            case TRUTH_STATED -> InventoryColumn.TRUTH;
            case TRUTH_UNIQUE -> InventoryColumn.TRUTH_THING;
            case TRUTH_DRAWN_KNOWN -> InventoryColumn.DRAWN_FROM;
            case ITEM_NEEDED, ITEM_TITLED, ITEM_TITLE_ONCE, ITEM_SHORT -> InventoryColumn.ITEM_TITLE;
            case ITEM_NAMED, ITEM_ONCE -> InventoryColumn.ITEM_NAME;
            case ITEM_TYPED -> InventoryColumn.ITEM_TYPE;
            case ITEM_LEVELLED -> InventoryColumn.ITEM_LEVEL;
            case ITEM_CATEGORISED -> InventoryColumn.ITEM_CATEGORY;
            case SHARE_TYPE_CHOSEN -> InventoryColumn.SHARE_TYPE;
            case SCOPE_STATED -> InventoryColumn.SCOPE;
            case USE_STATED -> InventoryColumn.USE;
            case REASON_STATED -> InventoryColumn.REASON;
            case BASIS_NEEDED,
                    BASIS_NOT_SENSITIVITY,
                    BASIS_NOT_POLICY,
                    BASIS_NOT_LOCAL,
                    BASIS_NOT_OTHER,
                    BASIS_TITLED,
                    BASIS_ARTICLE -> InventoryColumn.BASES;
            case OPEN_TYPE_CHOSEN, OPENING_ALLOWED -> InventoryColumn.OPEN_TYPE;
            case OPEN_CONDITIONS_STATED -> InventoryColumn.OPEN_CONDITIONS;
            case MODE_CHOSEN -> InventoryColumn.MODES;
            case FORMAT_CHOSEN -> InventoryColumn.FORMATS;
            case CYCLE_CHOSEN -> InventoryColumn.CYCLE;
            case NETWORK_CHOSEN -> InventoryColumn.NETWORK;
            case FIELD_CHOSEN -> InventoryColumn.FIELD;
            case LEVEL_CHOSEN, LEVEL_FLOOR -> InventoryColumn.LEVEL;
            case SECRECY_ASSESSED, SECRECY_CLEAR -> InventoryColumn.SECRECY;
            case PRIVACY_ASSESSED, PRIVACY_CONSISTENT, PRIVACY_CONTROLLED -> InventoryColumn.PRIVACY;
            case APPROVED -> InventoryColumn.APPROVED_BY;
            case DATE_PASSED ->
                switch (flaw.item()) {
                    case "secrecy" -> InventoryColumn.SECRECY_ON;
                    case "privacy" -> InventoryColumn.PRIVACY_ON;
                    default -> InventoryColumn.APPROVED_ON;
                };
        };
    }

    /// The gap with its place: of an item its own row, otherwise the first of the dataset.
    static Finding place(EntryFlaw flaw, Block block, Headings headings) {
        var column = column(flaw);
        var row = column.ofItem() ? row(block, headings, flaw.item()) : block.first();
        return Finding.gap(flaw, row.line(), column, headings.cell(row, column).text());
    }

    /// The last row of an item with this name or title; the first of the dataset when there is none.
    static TableRow row(Block block, Headings headings, String item) {
        return block.rows().stream()
                .filter(each -> headings.cell(each, InventoryColumn.ITEM_TITLE)
                                .text()
                                .equals(item)
                        || headings.cell(each, InventoryColumn.ITEM_NAME).text().equals(item))
                .reduce((_, last) -> last)
                .orElse(block.first());
    }
}
