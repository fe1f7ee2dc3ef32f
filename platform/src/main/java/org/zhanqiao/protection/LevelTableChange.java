package org.zhanqiao.protection;

import java.util.List;

/// What became of a proposal for another table.
public sealed interface LevelTableChange {

    /// It is in force.
    record Changed(LevelTableVersion now) implements LevelTableChange {}

    /// Somebody else changed the table since the proposer read it; nothing was done.
    record Overtaken(LevelTableVersion now) implements LevelTableChange {}

    /// It cannot come into force.
    record Unfit(List<LevelTable.Breach> breaches) implements LevelTableChange {}
}
