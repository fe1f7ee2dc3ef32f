package org.zhanqiao.demand.proceeding;

import java.util.Set;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.proceeding.ActKind;

/// What can be done in a proceeding between two agencies. Implemented by enums.
public interface SidedAct extends ActKind {

    /// Who does it.
    Set<Party> parties();

    @Override
    default String log() {
        return "demand.proceeding";
    }
}
