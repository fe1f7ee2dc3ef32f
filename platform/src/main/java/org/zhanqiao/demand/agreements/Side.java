package org.zhanqiao.demand.agreements;

import org.zhanqiao.demand.requests.ActKind;

/// Who signs.
public enum Side {
    CONSUMER(ActKind.SIGN_AS_CONSUMER),
    PROVIDER(ActKind.SIGN_AS_PROVIDER);

    private final ActKind act;

    Side(ActKind act) {
        this.act = act;
    }

    /// The act on the request by which this side signs.
    public ActKind act() {
        return act;
    }
}
