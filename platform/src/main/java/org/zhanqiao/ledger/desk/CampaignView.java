package org.zhanqiao.ledger.desk;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignCases;

/// One campaign.
///
/// @param mayChange whether the reader can change it
public record CampaignView(
        Campaign campaign,
        CampaignCases.Figures figures,
        Gantt gantt,
        List<Quota> quotas,
        boolean mayChange,
        LocalDate today) {

    public CampaignView {
        quotas = List.copyOf(quotas);
    }

    /// @param name short name of the agency
    public record Quota(String name, CampaignCases.Quota figures) {}
}
