package org.zhanqiao.exchange.desk;

import java.time.Instant;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;

/// A grant with the two sides it binds.
///
/// @param held whether it is looked at from the side that holds it
public record Deal(
        Grant grant, CallingSystem system, DataService service, Agency consumer, Agency provider, boolean held) {

    /// The agency on the other side.
    public Agency other() {
        return held ? provider : consumer;
    }

    /// Where it stands for whoever wants to call under it.
    public Grant.Standing standing(Instant now) {
        return grant.standing(now);
    }
}
