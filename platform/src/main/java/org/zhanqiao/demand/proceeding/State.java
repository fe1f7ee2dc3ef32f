package org.zhanqiao.demand.proceeding;

import java.util.Set;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.web.Tone;

/// Where a proceeding stands. Implemented by enums.
public interface State {

    String name();

    /// Whether nothing more can be done.
    boolean isOver();

    /// Whose turn it is; nobody's when it is over.
    Set<Party> awaits();

    Tone tone();
}
