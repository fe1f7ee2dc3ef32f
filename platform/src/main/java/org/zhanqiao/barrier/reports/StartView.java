package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.Nullable;

/// The first page of the questionnaire.
///
/// @param counter whose poster led here
/// @param begun   whether this browser has a draft already
public record StartView(@Nullable Counter counter, boolean begun, long pauseMinutes) {}
