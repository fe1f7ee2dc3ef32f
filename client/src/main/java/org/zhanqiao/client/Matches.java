package org.zhanqiao.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The yes or no of a verification. Its printed form shows neither.
///
/// @param items one for each item asked about
public record Matches(List<Item> items) {
    /// The outcome for one item.
    ///
    /// @param key position of the item in the call, from 0
    /// @param fields for each field sent, whether the source holds that value
    /// @param disputed those of them whose value somebody says is wrong while that is looked into, and since when
    public record Item(int key, Map<String, Boolean> fields, Map<String, LocalDate> disputed) {
        /// Whether the source holds the value sent for that field.
        ///
        /// @throws IllegalArgumentException when that field was not verified
        public boolean matches(String field) {
            Boolean match = fields.get(field);
            if (match == null) {
                throw new IllegalArgumentException("The field " + field + " was not verified");
            }
            return match;
        }

        @Override
        public String toString() {
            return "Item[key=" + key + ", fields=" + fields.keySet() + "]";
        }
    }
}
