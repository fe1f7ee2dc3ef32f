package org.zhanqiao.protection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What one level allows.
///
/// @param returned       whether a value may leave its agency at all; if not, it is verified, yes or no, and nothing
/// else
/// @param opening        whether it may be opened to the public
/// @param weakestMask    what a returned value is masked with at least
/// @param secondApproval whether a second person approves before anything of this level is returned or verified
/// @param duties         in the order of [Duty]
public record Allowance(
        Level level,
        boolean returned,
        Opening opening,
        MaskStrength weakestMask,
        boolean secondApproval,
        Set<Duty> duties) {

    public Allowance {
        duties = duties.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(duties));
    }

    /// Whether a value under this mask may be returned.
    public boolean suffices(Mask mask) {
        return mask.strength().compareTo(weakestMask) >= 0;
    }

    /// Whether this allows something that the other does not.
    boolean looserThan(Allowance other) {
        return (returned && !other.returned)
                || opening.compareTo(other.opening) < 0
                || (returned && weakestMask.compareTo(other.weakestMask) < 0)
                || (!secondApproval && other.secondApproval)
                || !duties.containsAll(other.duties);
    }
}
