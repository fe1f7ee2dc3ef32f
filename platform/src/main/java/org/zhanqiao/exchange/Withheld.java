package org.zhanqiao.exchange;

import java.util.Locale;

/// An item that a grant names and that is not given, although the grant is in force.
///
/// @param level of the item now, 1 to 4; 0 when the dataset has it no longer
public record Withheld(String item, Reason reason, int level) {

    /// Why an item is not given. What a person reads are the words under `exchange.withheld.NAME`.
    public enum Reason {
        /// Its level lets it only be verified by now.
        VERIFIED_ONLY,
        /// Its level demands a stronger mask than the grant names.
        MASK_TOO_WEAK,
        /// Its level demands a second person who approves, and none has.
        SECOND_APPROVAL,
        /// Its type has changed, and the mask does not fit any more.
        MASK_UNFIT,
        /// The dataset has it no longer.
        ITEM_GONE,
        /// The grant’s row filter, lookup or way of reading does not fit the service any more, so nothing is given.
        TERMS_UNFIT;

        /// As callers read it.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
