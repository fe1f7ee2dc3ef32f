package org.zhanqiao.catalog;

import org.zhanqiao.protection.Level;

/// A data item (信息项) of a dataset.
///
/// @param name    as callers write it: lower case letters, digits and underscores
/// @param title   what a reader calls it, in Chinese
/// @param subject whom a value of this item names
public record DataItem(
        String name, String title, String titleEn, ItemType type, Level level, Subject subject, String description) {

    public DataItem {
        if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]{0,62}")) {
            throw new IllegalArgumentException("an item's name is letters, digits and underscores, not '" + name + "'");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("item " + name + " has no title");
        }
    }

    DataItem at(Level other) {
        return new DataItem(name, title, titleEn, type, other, subject, description);
    }

    /// Whom a value names: a natural person by resident identity number (GB 11643), an organisation by unified
    /// social credit code (GB 32100), or nobody.
    public enum Subject {
        NONE,
        RESIDENT_ID,
        USCC
    }
}
