package org.zhanqiao.audit.pages;

import java.util.List;
import org.zhanqiao.audit.CallEntry;

/// Who used a citizen's data.
///
/// @param known whether the account has an identity number, by which entries are found
/// @param newer address of the rows before these; empty when there are none
/// @param older address of the rows after these; empty when there are none
public record DataUseView(boolean known, List<Use> uses, String newer, String older) {

    /// One use.
    ///
    /// @param fields titles of what was read
    public record Use(CallEntry call, String agency, String provider, List<String> fields) {

        /// Whether values were only compared, not read.
        public boolean compared() {
            return "verify".equals(call.mode());
        }
    }
}
