package org.zhanqiao.ledger.desk;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignCases;

/// One campaign.
///
/// @param collected how many reports came in for it
/// @param place     address of the page on which people send them; empty where it collects nothing
/// @param mayChange whether the reader can change it
public record CampaignView(
        Campaign campaign,
        CampaignCases.Figures figures,
        long collected,
        String place,
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
