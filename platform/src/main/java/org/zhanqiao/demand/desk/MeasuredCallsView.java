package org.zhanqiao.demand.desk;

import java.util.List;
import org.zhanqiao.audit.CallEntry;

/// The calls behind a figure of services.
///
/// @param months   the months, as text
/// @param service  title of the one service; empty for all
/// @param provider name of the one providing agency; empty for all
/// @param consumer name of the one calling agency; empty for all
/// @param newer    address of the rows before these; empty when there are none
/// @param older    address of the rows after these; empty when there are none
/// @param export   address of the rows as CSV
public record MeasuredCallsView(
        CallKind kind,
        String months,
        String service,
        String provider,
        String consumer,
        List<Row> rows,
        String newer,
        String older,
        String export) {

    /// One call.
    ///
    /// @param consumer name of the calling agency
    /// @param reason   why it ended without data, in words; empty when it did not
    /// @param time     how long it took, as readers write it
    public record Row(CallEntry call, String consumer, String reason, String time) {}
}
