package org.zhanqiao.ledger;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.Page;

/// What became of the cases of a kind, counted from the cases themselves. What was merged counts where it goes on, what
/// was refused not at all.
@Component
public class CaseFigures {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CaseFigures(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param found       that the platform found by itself, or something that goes on in them
    /// @param reported    that citizens, enterprises or agencies reported; a case can be both
    /// @param both        of these, that both did
    /// @param open        that somebody still has to do something about
    /// @param overdue     of the open ones
    /// @param closed      proven, and confirmed by all who reported it, or reported by nobody who is asked
    /// @param unconfirmed proven, but not everybody who reported it has answered
    /// @param reopened    that came back at least once
    /// @param halfWithin  calendar days within which half of all closed ones were closed; 0 when none was
    /// @param mostWithin  the same for nine of ten
    public record Figures(
            long all,
            long found,
            long reported,
            long both,
            long open,
            long overdue,
            long closed,
            long unconfirmed,
            long reopened,
            long halfWithin,
            long mostWithin) {}

    public Figures of(CaseKind kind) {
        return jdbc.sql("""
                with told as (
                  select case when origin.into_case = '' then origin.id else origin.into_case end as root,
                    bool_or(reporter.kind = 'PLATFORM') as found,
                    bool_or(reporter.kind <> 'PLATFORM') as reported
                  from ledger.reporter join ledger.case_file origin on origin.id = reporter.case_id
                  where origin.kind = :kind group by root),
                counted as (
                  select state, due, reopened, found, reported,
                    state in ('CLOSED', 'CLOSED_UNCONFIRMED') as over,
                    extract(epoch from moved_at - counts_from) / 86400 as days
                  from ledger.case_file left join told on told.root = case_file.id
                  where kind = :kind and state not in ('MERGED', 'REFUSED'))
                select count(*) as every,
                  count(*) filter (where found) as found,
                  count(*) filter (where reported) as reported,
                  count(*) filter (where found and reported) as both_ways,
                  count(*) filter (where not over) as open,
                  count(*) filter (where due < :today) as overdue,
                  count(*) filter (where state = 'CLOSED') as closed,
                  count(*) filter (where state = 'CLOSED_UNCONFIRMED') as unconfirmed,
                  count(*) filter (where reopened > 0) as reopened,
                  ceil(coalesce(percentile_cont(0.5) within group (order by days) filter (where over), 0)) as half,
                  ceil(coalesce(percentile_cont(0.9) within group (order by days) filter (where over), 0)) as most
                from counted
                """)
                .param("kind", kind.name())
                .param("today", clock.instant().atZone(Page.ZONE).toLocalDate())
                .query((row, _) -> new Figures(
                        row.getLong("every"),
                        row.getLong("found"),
                        row.getLong("reported"),
                        row.getLong("both_ways"),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        row.getLong("closed"),
                        row.getLong("unconfirmed"),
                        row.getLong("reopened"),
                        row.getLong("half"),
                        row.getLong("most")))
                .single();
    }
}
