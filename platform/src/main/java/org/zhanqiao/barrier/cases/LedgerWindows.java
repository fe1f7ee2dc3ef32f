package org.zhanqiao.barrier.cases;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.barrier.reports.CampaignWindows;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignChanged;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Collected;
import org.zhanqiao.ledger.CollectingPlace;
import org.zhanqiao.ledger.Phase;
import org.zhanqiao.web.Page;

/// The campaigns of the ledger that collect barriers. A change of their days by another process shows within
/// [#TRUSTED]; the clock opens and closes them to the moment.
@Component
class LedgerWindows implements CampaignWindows, CollectingPlace {

    private static final Duration TRUSTED = Duration.ofSeconds(10);

    private final Collected collected;
    private final LoadingCache<CaseKind, List<CampaignWindow>> windows;

    LedgerWindows(Campaigns campaigns, Collected collected) {
        this.collected = collected;
        this.windows = Caffeine.newBuilder()
                .expireAfterWrite(TRUSTED)
                .build(kind -> campaigns.list().stream()
                        .filter(campaign -> campaign.kind() == kind
                                && !campaign.listCollecting().isEmpty())
                        .map(LedgerWindows::window)
                        .toList());
    }

    private static CampaignWindow window(Campaign campaign) {
        return new CampaignWindow(
                campaign.code(),
                campaign.name(),
                campaign.listCollecting().stream().map(LedgerWindows::span).toList());
    }

    private static CampaignWindow.Span span(Phase phase) {
        return new CampaignWindow.Span(start(phase.from()), start(phase.to().plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Page.ZONE).toInstant();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void lookAgain(CampaignChanged changed) {
        windows.invalidateAll();
    }

    @Override
    public List<CampaignWindow> list() {
        return windows.get(CaseKind.BARRIER);
    }

    @Override
    public void count(String code, String reference) {
        collected.add(code, reference);
    }

    @Override
    public long counted(String code) {
        return collected.count(code);
    }

    @Override
    public List<String> listCounted(String code) {
        return collected.list(code);
    }

    @Override
    public void setHidden(String reference, boolean hidden) {
        collected.setHidden(reference, hidden);
    }

    @Override
    public String campaignOf(Collection<String> references) {
        return collected.findCampaign(references).orElse("");
    }

    @Override
    public CaseKind kind() {
        return CaseKind.BARRIER;
    }

    @Override
    public String path(String campaign) {
        return "/report?campaign=" + campaign;
    }
}
