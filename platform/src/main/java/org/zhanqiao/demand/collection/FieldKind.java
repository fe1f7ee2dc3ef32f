package org.zhanqiao.demand.collection;

import org.zhanqiao.catalog.ItemType;

/// What a form’s field asks for.
public enum FieldKind {
    TEXT,
    NUMBER,
    DATE,
    YES_NO,
    /// A paper to be handed in.
    PAPER;

    /// Whether values of an item can be what the field asks for. A choice is text in many a dataset, and so
    /// is a date in some.
    boolean fits(ItemType type) {
        return switch (this) {
            case TEXT, PAPER -> true;
            case NUMBER -> type == ItemType.NUMBER || type == ItemType.TEXT;
            case DATE -> type == ItemType.DATE || type == ItemType.TIMESTAMP || type == ItemType.TEXT;
            case YES_NO -> type == ItemType.BOOLEAN || type == ItemType.TEXT;
        };
    }
}
