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

        /// What the call had of the citizen.
        public Finding finding() {
            return Finding.of(call);
        }
    }

    /// What a call that named a citizen had of them, as far as its entry tells.
    public enum Finding {
        /// Values were given.
        READ("audit.dataUse.read", "audit.use.read"),
        /// Values were compared, and none given.
        COMPARED("audit.dataUse.compared", "audit.use.compared"),
        /// The source had no row, or none that the grant lets the caller see.
        NOT_FOUND("audit.dataUse.notFound", "audit.use.notFound"),
        /// Several were asked about at once, and rows were given; of whom, the entry does not tell.
        AMONG_OTHERS("audit.dataUse.amongOthers", "audit.use.amongOthers");

        private final String listKey;
        private final String detailKey;

        Finding(String listKey, String detailKey) {
            this.listKey = listKey;
            this.detailKey = detailKey;
        }

        static Finding of(CallEntry call) {
            if ("verify".equals(call.mode())) {
                return COMPARED;
            }
            if (call.rows() == 0) {
                return NOT_FOUND;
            }
            return call.keys() > 1 ? AMONG_OTHERS : READ;
        }

        /// The sentence of the list: when, what for, in which matter, which items, how many were asked about, how
        /// many rows were given.
        public String listKey() {
            return listKey;
        }

        /// The words of the page of one use: which items, how many were asked about, how many rows were given.
        public String detailKey() {
            return detailKey;
        }
    }
}
