package org.zhanqiao.barrier.reports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The campaigns that collect reports of barriers, known to whoever runs them.
public interface CampaignWindows {

    /// Those that collect at some time, the latest first.
    List<CampaignWindow> list();

    /// @param code as somebody typed or scanned it
    default Optional<CampaignWindow> find(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : list().stream().filter(window -> window.code().equals(code)).findFirst();
    }

    /// The one that collects at a moment, the latest if several do.
    default Optional<CampaignWindow> findOpen(Instant at) {
        return list().stream().filter(window -> window.isOpen(at)).findFirst();
    }

    /// Counts a report to a campaign, in the transaction that keeps it.
    void count(String code, String reference);

    /// How many reports count to a campaign.
    long counted(String code);

    /// References of the reports that count to a campaign; none for one that there is not.
    List<String> listCounted(String code);

    /// Counts a report no longer because it is hidden, or again, in the transaction that does it.
    void setHidden(String reference, boolean hidden);

    /// The code of the campaign that the first of these reports was counted to that was counted to one; empty for none.
    ///
    /// @param references at least one
    String campaignOf(Collection<String> references);
}
