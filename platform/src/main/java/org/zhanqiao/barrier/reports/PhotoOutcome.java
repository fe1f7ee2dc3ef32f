package org.zhanqiao.barrier.reports;

/// What became of an uploaded file.
sealed interface PhotoOutcome {

    /// A photo drawn anew: JPEG of at most [PhotoIntake#LONGEST_SIDE] pixels a side, upright, without any metadata.
    @SuppressWarnings("ArrayRecordComponent")
    record Fit(byte[] jpeg, int width, int height) implements PhotoOutcome {}

    record Unfit(PhotoFault fault) implements PhotoOutcome {}
}
