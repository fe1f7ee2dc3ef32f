package org.zhanqiao.protection;

import java.time.Instant;

/// A table with who put it into force, when and why.
///
/// @param version counts from 1, the table the city started with
/// @param by      login of the security administrator; empty for version 1
public record LevelTableVersion(long version, LevelTable table, String by, Instant at, String because) {}
