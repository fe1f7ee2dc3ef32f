package org.zhanqiao.ledger;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What came in for campaigns while they collected. What it says stays with the feature that takes it; a campaign knows
/// its reference.
@Component
public class Collected {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Collected(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Counts a report to a campaign, in the transaction that keeps it. Counted again it changes nothing.
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String campaign, String ref) {
        jdbc.sql("""
                insert into ledger.collected (ref, campaign, collected_at) values (:ref, :campaign, :now)
                on conflict (ref) do nothing
                """)
                .param("ref", ref)
                .param("campaign", campaign)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Counts a report no longer, or again.
    @Transactional(propagation = Propagation.MANDATORY)
    public void setHidden(String ref, boolean hidden) {
        jdbc.sql("update ledger.collected set hidden = :hidden where ref = :ref")
                .param("hidden", hidden)
                .param("ref", ref)
                .update();
    }

    /// Code of the campaign that the first of these reports came in for that came in for one.
    ///
    /// @param refs at least one
    public Optional<String> findCampaign(Collection<String> refs) {
        return jdbc.sql("""
                select campaign from ledger.collected where ref in (:refs) order by collected_at, ref limit 1
                """).param("refs", refs).query(String.class).optional();
    }

    /// References of what came in for a campaign, without those that are hidden.
    public List<String> list(String campaign) {
        return jdbc.sql("select ref from ledger.collected where campaign = :campaign and not hidden")
                .param("campaign", campaign)
                .query((row, _) -> row.getString("ref"))
                .list();
    }

    /// How many came in for a campaign, without those that are hidden.
    public long count(String campaign) {
        return jdbc.sql("select count(*) from ledger.collected where campaign = :campaign and not hidden")
                .param("campaign", campaign)
                .query(Long.class)
                .single();
    }
}
