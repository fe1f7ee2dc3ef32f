package org.zhanqiao.exchange.grants;

import java.util.Locale;
import org.zhanqiao.demand.GrantAct;
import org.zhanqiao.web.NotFound;

/// What an administrator can decide about a grant, as it stands in addresses.
enum Decision {
    SUSPEND(GrantAct.Kind.SUSPENDED),
    RESUME(GrantAct.Kind.RESUMED),
    REVOKE(GrantAct.Kind.REVOKED);

    private final GrantAct.Kind kind;

    Decision(GrantAct.Kind kind) {
        this.kind = kind;
    }

    GrantAct.Kind kind() {
        return kind;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws NotFound for any other text
    static Decision of(String text) {
        for (var decision : values()) {
            if (decision.text().equals(text)) {
                return decision;
            }
        }
        throw new NotFound("decision", text);
    }
}
