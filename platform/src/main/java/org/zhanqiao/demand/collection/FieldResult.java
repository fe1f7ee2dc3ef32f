package org.zhanqiao.demand.collection;

import java.util.List;

/// A field of a form, how its label was read, and what holds it.
///
/// @param results surest first, dismissed ones at the end
public record FieldResult(FormField field, Reading reading, List<Result> results) {

    public FieldResult {
        results = List.copyOf(results);
    }

    /// A finding and what is to be done about it.
    ///
    /// @param grant   number of the grant that gives it to the agency already; empty for none
    /// @param service code of the data service to ask for; empty when there is none
    public record Result(Finding finding, Remedy remedy, String grant, String service) {}

    /// What is to be done about a finding.
    public enum Remedy {
        /// A grant gives it already: stop asking people.
        STOP_ASKING,
        /// Request it.
        REQUEST,
        /// Nothing serves it yet: ask its provider for a data service.
        ASK_PROVIDER,
        /// Nobody gets the value at its level: the form may ask, and what is answered is verified (yes or no).
        VERIFY,
        /// The agency’s own dataset holds it.
        OWN_DATA,
        /// It is not shared, so the form may ask.
        NOT_SHARED,
        /// Alike, but not surely the same.
        LOOK,
        /// Somebody said that it is no match.
        DISMISSED
    }

    /// Whether a match flags it.
    public boolean isFlagged() {
        return results.stream().anyMatch(result -> switch (result.remedy()) {
            case STOP_ASKING, REQUEST, ASK_PROVIDER -> true;
            case VERIFY, OWN_DATA, NOT_SHARED, LOOK, DISMISSED -> false;
        });
    }
}
