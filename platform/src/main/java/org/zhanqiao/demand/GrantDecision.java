package org.zhanqiao.demand;

import org.jspecify.annotations.Nullable;

/// An administrator's decision to suspend, resume or revoke a grant.
///
/// @param kind    anything but a signature
/// @param version the version of the grant it was made on; `null` to decide whatever happened meanwhile
/// @param because why, at most [#LONGEST_REASON] characters
public record GrantDecision(
        GrantAct.Kind kind, String grant, @Nullable Long version, String by, String because) {

    public static final int LONGEST_REASON = 500;

    public GrantDecision {
        because = because.strip();
        if (kind == GrantAct.Kind.SIGNED) {
            throw new IllegalArgumentException("a signature is no decision about a grant that is there");
        }
        if (because.isEmpty() || because.length() > LONGEST_REASON) {
            throw UnfitGrant.because(GrantFlaw.of(GrantRule.REASON_STATED, "", LONGEST_REASON));
        }
    }
}
