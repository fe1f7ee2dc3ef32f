package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.barrier.reports.CampaignNotice;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.web.Tone;

/// The campaigns that collect barriers.
public record CollectingView(List<Line> lines) {

    public CollectingView {
        lines = List.copyOf(lines);
    }

    /// @param counted how many reports came in for it
    public record Line(CampaignWindow window, CampaignNotice.Kind kind, long counted) {

        public Tone tone() {
            return kind == CampaignNotice.Kind.OPEN ? Tone.GOOD : Tone.NEUTRAL;
        }
    }
}
