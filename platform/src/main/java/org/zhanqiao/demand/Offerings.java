package org.zhanqiao.demand;

import java.util.List;
import java.util.Optional;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.protection.Mask;

/// What can be asked for. The feature that keeps the data services answers, so that demand need not know how data are
/// served.
public interface Offerings {

    Optional<Offering> findOffering(String service);

    /// All of them, by code.
    List<Offering> listOfferings();

    /// What of a draft cannot be signed; empty when all of it can.
    List<GrantFlaw> listFlaws(GrantDraft draft);

    /// Whether an item can be returned under a mask: the mask makes sense of its values, and its level allows it.
    boolean mayReturn(DataItem item, Mask mask);
}
