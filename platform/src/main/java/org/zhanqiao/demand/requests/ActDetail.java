package org.zhanqiao.demand.requests;

import java.util.List;
import org.zhanqiao.proceeding.Rung;

/// What an act says beside its reason.
public sealed interface ActDetail {

    /// Nothing more.
    record None() implements ActDetail {}

    /// Everything that is missing, named at once.
    record Missing(List<String> points) implements ActDetail {
        public Missing {
            points = List.copyOf(points);
        }
    }

    /// Working days asked for, or consented to.
    record Days(int workingDays) implements ActDetail {}

    /// On what a refusal rests.
    ///
    /// @param basis the law or regulation with its article
    record Refusal(RefusalGround ground, String basis) implements ActDetail {}

    /// A signature under the agreement.
    ///
    /// @param agreement SHA-256 of the agreement, hexadecimal
    /// @param keyId     of the officer's key
    /// @param grant     number of the grant that came into force by it; empty for the first signature
    record Signature(String agreement, String keyId, String grant) implements ActDetail {}

    /// How far up the ladder an overdue request went.
    record Escalation(Rung rung) implements ActDetail {}
}
