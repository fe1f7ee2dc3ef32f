package org.zhanqiao.catalog;

import java.time.Instant;
import org.zhanqiao.protection.Level;

/// That the level of an item in force was raised.
///
/// @param by login of the provider's data officer
public record LevelDecision(String item, Level from, Level to, String by, Instant at, String because) {}
