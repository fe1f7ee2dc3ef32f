package org.zhanqiao.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.Page;

/// The cases of campaigns in figures, counted from the cases themselves.
@Component
public class CampaignCases {

    /// How many milestones a roadmap shows; the next due come first.
    static final int MOST_MILESTONES = 100;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CampaignCases(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What became of a campaign's cases; merged ones count where they go on.
    ///
    /// @param closed      closed and confirmed
    /// @param unconfirmed closed without anybody's answer
    public record Figures(long all, long open, long overdue, long closed, long unconfirmed, long refused) {

        /// Share of closed and confirmed cases among those that are cases, in whole per cent; 0 when there are none,
        /// and
        /// 100 only when it is all of them.
        public long percentClosed() {
            long counted = all - refused;
            if (counted == 0 || closed == counted) {
                return counted == 0 ? 0 : 100;
            }
            return Math.min(99, Math.round(closed * 100.0 / counted));
        }
    }

    /// A milestone of a case of a campaign.
    public record Planned(String caseId, String title, Milestone milestone) {}

    /// How an agency stands to its quota.
    public record Quota(String agency, int wanted, long closed) {}

    public Figures figures(String campaign) {
        return jdbc.sql("""
                select count(*) as every,
                  count(*) filter (where state not in ('CLOSED', 'CLOSED_UNCONFIRMED', 'REFUSED')) as open,
                  count(*) filter (where due < :today) as overdue,
                  count(*) filter (where state = 'CLOSED') as closed,
                  count(*) filter (where state = 'CLOSED_UNCONFIRMED') as unconfirmed,
                  count(*) filter (where state = 'REFUSED') as refused
                from ledger.case_file where campaign = :campaign and campaign <> '' and state <> 'MERGED'
                """)
                .param("campaign", campaign)
                .param("today", clock.instant().atZone(Page.ZONE).toLocalDate())
                .query((row, _) -> new Figures(
                        row.getLong("every"),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        row.getLong("closed"),
                        row.getLong("unconfirmed"),
                        row.getLong("refused")))
                .single();
    }

    /// The milestones of those of a campaign's cases that a reader sees, the next due first.
    public List<Planned> listMilestones(CaseFilter filter) {
        var seen = filter.conditions("", LocalDate.EPOCH);
        return jdbc.sql("""
                select case_file.id, case_file.title as about, number, milestone.title, day, reached_at
                from ledger.milestone join (
                  select id, title from ledger.case_file where campaign <> '' and state <> 'MERGED' and %s
                ) as case_file on case_file.id = milestone.case_id
                order by reached_at is not null, day, case_file.id, number limit :most
                """.formatted(seen.sql()))
                .params(seen.parameters())
                .param("most", MOST_MILESTONES)
                .query((row, _) -> {
                    var reached = row.getTimestamp("reached_at");
                    return new Planned(
                            row.getString("id"),
                            row.getString("about"),
                            new Milestone(
                                    row.getInt("number"),
                                    row.getString("title"),
                                    row.getObject("day", LocalDate.class),
                                    reached == null ? null : reached.toInstant()));
                })
                .list();
    }

    /// How each agency with a quota stands to it; only confirmed closings count.
    public List<Quota> listQuotas(Campaign campaign) {
        var closed = new HashMap<String, Long>();
        jdbc.sql("""
                select agency, count(*) as closed from ledger.case_file
                where campaign = :campaign and state = 'CLOSED' group by agency
                """).param("campaign", campaign.code()).query((RowCallbackHandler)
                row -> closed.put(row.getString("agency"), row.getLong("closed")));
        return campaign.quotas().entrySet().stream()
                .map(quota -> new Quota(quota.getKey(), quota.getValue(), closed.getOrDefault(quota.getKey(), 0L)))
                .sorted(Comparator.comparing(Quota::agency))
                .toList();
    }
}
