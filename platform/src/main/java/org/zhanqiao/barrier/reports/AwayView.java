package org.zhanqiao.barrier.reports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a reader sees while the database is away.
///
/// @param path  where to try again
/// @param typed what was sent and is sent again; null where a page was only asked for
public record AwayView(String path, @Nullable Map<String, String> typed) {}
