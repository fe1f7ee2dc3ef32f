package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.web.Paged;

/// A list of reports.
///
/// @param state    name of the state it was narrowed to; empty for none
/// @param channel  name of the channel it was narrowed to; empty for none
/// @param cases    ids of the cases it was narrowed to; empty for none
/// @param counter  the one it was narrowed to
/// @param campaign the one it was narrowed to
public record ReportListView(
        Paged<Report> reports, String state, String channel, List<String> cases, Of counter, Of campaign) {

    public ReportListView {
        cases = List.copyOf(cases);
    }

    /// What it was narrowed to by a link from elsewhere.
    ///
    /// @param code empty for nothing
    /// @param name empty for one that there is not
    public record Of(String code, String name) {

        public String shown() {
            return name.isEmpty() ? code : name;
        }
    }

    public ReportState[] states() {
        return ReportState.values();
    }

    public Channel[] channels() {
        return Channel.values();
    }

    public boolean isNarrow() {
        return !state.isEmpty()
                || !channel.isEmpty()
                || !cases.isEmpty()
                || !counter.code().isEmpty()
                || !campaign.code().isEmpty()
                || !reports.query().text().isEmpty();
    }
}
