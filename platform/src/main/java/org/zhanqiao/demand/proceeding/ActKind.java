package org.zhanqiao.demand.proceeding;

import java.util.Set;
import org.zhanqiao.demand.requests.Party;

/// What can be done in a proceeding. Implemented by enums.
public interface ActKind {

    String name();

    /// Who does it.
    Set<Party> parties();

    /// Whether it needs a reason in words.
    boolean needsReason();
}
