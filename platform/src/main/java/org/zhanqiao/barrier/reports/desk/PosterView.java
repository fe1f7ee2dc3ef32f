package org.zhanqiao.barrier.reports.desk;

import org.zhanqiao.barrier.reports.Counter;

/// The poster of a counter.
///
/// @param agency  its name
/// @param address what the QR code says, for whoever types it
public record PosterView(Counter counter, String agency, String address) {}
