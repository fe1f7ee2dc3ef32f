package org.zhanqiao.protection;

/// What another table would do to the grants that were signed. Whoever keeps grants tells.
public interface LevelImpact {

    /// How many grants would lose or regain fields.
    ///
    /// @param restricted grants that would return or verify less than now
    /// @param restored   grants that would return or verify more than now
    record Reach(int restricted, int restored) {}

    Reach of(LevelTable proposed);
}
