package org.zhanqiao.catalog;

import java.util.Optional;

/// The data types of the catalog guide (数据类型), by their letters.
public enum DataType {
    C(ItemType.TEXT),
    N(ItemType.NUMBER),
    Y(ItemType.NUMBER),
    D(ItemType.DATE),
    T(ItemType.TIMESTAMP),
    L(ItemType.BOOLEAN),
    M(ItemType.TEXT),
    /// An object such as a picture, which no interface of the exchange can answer with.
    G(null),
    B(ItemType.NUMBER),
    I(ItemType.NUMBER),
    F(ItemType.NUMBER);

    private final Optional<ItemType> itemType;

    DataType(@org.jspecify.annotations.Nullable ItemType itemType) {
        this.itemType = Optional.ofNullable(itemType);
    }

    /// What the exchange answers such an item with; empty when it cannot.
    public Optional<ItemType> itemType() {
        return itemType;
    }

    /// The plain letter for what the exchange answers with.
    public static DataType of(ItemType type) {
        return switch (type) {
            case TEXT -> C;
            case NUMBER -> N;
            case DATE -> D;
            case TIMESTAMP -> T;
            case BOOLEAN -> L;
        };
    }
}
