package org.zhanqiao.catalog.inventory;

/// Whose inventory was brought, as what, and by whom.
///
/// @param name   of the file as its owner calls it
/// @param source the database whose schema was read; empty for a file
public record BroughtFile(String agency, String by, String name, String source) {

    public boolean fromSchema() {
        return !source.isEmpty();
    }
}
