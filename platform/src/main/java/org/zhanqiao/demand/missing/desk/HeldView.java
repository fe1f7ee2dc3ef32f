package org.zhanqiao.demand.missing.desk;

import java.util.List;
import org.zhanqiao.demand.missing.MissingState;

/// What is there already, as far as it was looked for.
///
/// @param ready   whether the catalog could be searched
/// @param close   whether what the catalog holds answers every word, so that it has to be looked at
/// @param similar open statements that may mean the same
public record HeldView(boolean ready, boolean close, List<Found> found, List<Similar> similar) {

    /// An entry in force.
    ///
    /// @param address of its page
    /// @param items   those that answer the words
    /// @param service code of the data service to ask for; empty when none serves it
    public record Found(
            String code,
            String address,
            String name,
            String agency,
            String shareType,
            List<String> items,
            String service) {}

    /// An open statement.
    ///
    /// @param agencies that need it
    public record Similar(String id, String name, MissingState state, List<String> agencies, boolean mayBeSeconded) {}

    /// Whether whoever states the same has to look at this first.
    public boolean asksToLook() {
        return close || !similar.isEmpty();
    }

    public boolean isEmpty() {
        return found.isEmpty() && similar.isEmpty();
    }
}
