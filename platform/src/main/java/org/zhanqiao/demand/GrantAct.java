package org.zhanqiao.demand;

import java.time.Instant;
import java.util.Set;

/// Something that was done to a grant.
///
/// @param version of the grant after it; the signature makes version 1
/// @param because why; empty for a signature, whose reason is the agreement
public record GrantAct(long version, Kind kind, String by, Instant at, String because) {

    /// What can be done to a grant. This is the whole lifecycle:
    ///
    /// ```
    /// sign → ACTIVE ⇄ SUSPENDED
    ///           ↘     ↙
    ///           REVOKED
    /// ```
    public enum Kind {
        SIGNED,
        SUSPENDED,
        RESUMED,
        REVOKED;

        /// The state it leads to.
        Grant.State to() {
            return switch (this) {
                case SIGNED, RESUMED -> Grant.State.ACTIVE;
                case SUSPENDED -> Grant.State.SUSPENDED;
                case REVOKED -> Grant.State.REVOKED;
            };
        }

        /// The states it can be done in; none for a signature, which makes a grant.
        public Set<Grant.State> from() {
            return switch (this) {
                case SIGNED -> Set.of();
                case SUSPENDED -> Set.of(Grant.State.ACTIVE);
                case RESUMED -> Set.of(Grant.State.SUSPENDED);
                case REVOKED -> Set.of(Grant.State.ACTIVE, Grant.State.SUSPENDED);
            };
        }
    }
}
