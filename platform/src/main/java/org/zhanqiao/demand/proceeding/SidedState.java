package org.zhanqiao.demand.proceeding;

import java.util.Set;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.proceeding.State;

/// Where a proceeding between two agencies stands. Implemented by enums.
public interface SidedState extends State {

    /// Whose turn it is; nobody's when it is over.
    Set<Party> awaits();
}
