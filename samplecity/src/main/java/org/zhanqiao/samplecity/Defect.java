package org.zhanqiao.samplecity;

import org.jspecify.annotations.Nullable;

/// A rule by which defects are planted in one column.
///
/// @param column where
/// @param share of how many of ten thousand rows it can occur in
/// @param where the rows it can occur in
/// @param occursIn the same, in words, for the documentation
/// @param spoil gives the wrong value
record Defect(DefectKind kind, TableSpec table, String column, int share, Where where, String occursIn, Spoil spoil) {

    /// The cells of a row by the name of the column.
    interface Cells {
        @Nullable Object at(String column);

        /// The cell as text; empty for a missing one.
        default String text(String column) {
            Object cell = at(column);
            return cell == null ? "" : cell.toString();
        }
    }

    /// Tells whether a defect can occur in a row.
    interface Where {
        boolean test(Cells cells);
    }

    /// Gives the wrong value that takes the place of the right one.
    interface Spoil {
        @Nullable Object value(Object right, Draws draws, FillOptions options);
    }

    static final Where ANY = cells -> true;
}
