package org.zhanqiao.ledger.desk;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignCases;

/// All campaigns.
///
/// @param mayBegin whether the reader can begin one
public record CampaignListView(List<Line> lines, boolean mayBegin, LocalDate today) {

    public CampaignListView {
        lines = List.copyOf(lines);
    }

    public record Line(Campaign campaign, CampaignCases.Figures figures) {}
}
