package org.zhanqiao.identity.desk;

import java.util.Map;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.web.Paged;

/// The list of calling systems.
///
/// @param agencies short names of agencies by their codes
public record SystemsView(Paged<CallingSystem> systems, Map<String, String> agencies) {

    /// The short name of the agency that answers for a system.
    public String agencyOf(CallingSystem system) {
        return agencies.getOrDefault(system.agencyCode(), system.agencyCode());
    }
}
