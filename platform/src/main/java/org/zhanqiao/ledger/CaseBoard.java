package org.zhanqiao.ledger;

import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.Page;

/// How the agencies stand, counted from the cases themselves.
@Component
public class CaseBoard {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CaseBoard(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Cases of an agency. What was merged counts where it goes on.
    ///
    /// @param agency      code; empty for cases that are not assigned
    /// @param open        somebody has to do something
    /// @param overdue     of the open ones
    /// @param supervised  of the open ones, those that a letter of supervision was sent about
    /// @param closed      closed and confirmed by those who reported it, or reported by nobody who is asked
    /// @param unconfirmed closed without anybody's answer
    /// @param reopened    that came back at least once
    public record Row(
            String agency,
            long all,
            long open,
            long overdue,
            long supervised,
            long closed,
            long unconfirmed,
            long reopened) {}

    /// A row an agency, the most overdue first.
    ///
    /// @param campaign code; empty for all cases
    public List<Row> list(String campaign) {
        return jdbc.sql("""
                select agency,
                  count(*) as every,
                  count(*) filter (where state not in ('CLOSED', 'CLOSED_UNCONFIRMED', 'REFUSED')) as open,
                  count(*) filter (where due < :today) as overdue,
                  count(*) filter (
                    where state not in ('CLOSED', 'CLOSED_UNCONFIRMED', 'REFUSED') and %s) as supervised,
                  count(*) filter (where state = 'CLOSED') as closed,
                  count(*) filter (where state = 'CLOSED_UNCONFIRMED') as unconfirmed,
                  count(*) filter (where reopened > 0) as reopened
                from ledger.case_file
                where state <> 'MERGED' and (:campaign = '' or campaign = :campaign)
                group by agency order by overdue desc, open desc, agency
                """.formatted(CaseFilter.LETTER))
                .param("today", clock.instant().atZone(Page.ZONE).toLocalDate())
                .param("campaign", campaign)
                .query((row, _) -> new Row(
                        row.getString("agency"),
                        row.getLong("every"),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        row.getLong("supervised"),
                        row.getLong("closed"),
                        row.getLong("unconfirmed"),
                        row.getLong("reopened")))
                .list();
    }
}
