package org.zhanqiao.catalog;

import java.util.List;
import org.zhanqiao.protection.Level;

/// What became of a wish to raise a level.
public sealed interface LevelRaise {

    /// It is in force, and grants obey it.
    record Raised(LevelDecision decision) implements LevelRaise {}

    /// The item is there no longer, or its level is as high already; nothing was done.
    ///
    /// @param now the level it has, none when it is gone
    record NotHigher(List<Level> now) implements LevelRaise {}
}
