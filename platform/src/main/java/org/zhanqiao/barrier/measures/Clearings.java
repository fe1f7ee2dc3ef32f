package org.zhanqiao.barrier.measures;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.RadarRow;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.discovery.Spared;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.ledger.measures.CaseScope;
import org.zhanqiao.web.Page;

/// The papers that nobody has to bring any more, as their chains prove today, and what that spares people in a year. A
/// paper belongs to the month since which its chain holds, and to the agency that demanded it.
@Component
class Clearings {

    private final Barriers barriers;

    Clearings(Barriers barriers) {
        this.barriers = barriers;
    }

    /// What was cleared.
    ///
    /// @param papers how many
    /// @param spared in a year
    record Cleared(long papers, Spared spared) {

        static final Cleared NOTHING = new Cleared(0, Spared.nothing());

        Cleared plus(Cleared other) {
            return new Cleared(papers + other.papers, spared.plus(other.spared));
        }
    }

    /// A paper that was cleared.
    private record Paper(String agency, YearMonth month, Spared spared) {}

    /// Of the whole scope, and apart.
    record Counted(Cleared total, SortedMap<YearMonth, Cleared> months, SortedMap<String, Cleared> agencies) {}

    Counted count(CaseScope scope) {
        var rows =
                barriers
                        .radar(new RadarFilter("", scope.agency(), "", Optional.of(Result.Kind.CLEARED), ""))
                        .rows()
                        .stream()
                        .filter(row -> row.paper().supply() != Supply.APPLICANT)
                        .toList();
        var papers = papers(rows).stream()
                .filter(paper -> !paper.month().isBefore(scope.months().from())
                        && !paper.month().isAfter(scope.months().to()))
                .toList();
        return new Counted(
                papers.stream().map(Clearings::one).reduce(Cleared.NOTHING, Cleared::plus),
                by(papers, Paper::month),
                by(papers, Paper::agency));
    }

    /// Papers of one matter from one keeper were fetched in one trip, which they share.
    private List<Paper> papers(List<RadarRow> rows) {
        Map<List<String>, Long> together = new HashMap<>();
        rows.forEach(row -> together.merge(trip(row), 1L, Long::sum));
        return rows.stream()
                .map(row -> {
                    long cases = row.matter().casesPerYear();
                    double trips = (double) cases / together.getOrDefault(trip(row), 1L);
                    return new Paper(
                            row.matter().agency(),
                            YearMonth.from(row.finding().since().atZone(Page.ZONE)),
                            new Spared(cases, trips, trips * barriers.daysPerTrip()));
                })
                .toList();
    }

    private static List<String> trip(RadarRow row) {
        return List.of(row.matter().code(), row.keeper());
    }

    private static Cleared one(Paper paper) {
        return new Cleared(1, paper.spared());
    }

    private static <K> SortedMap<K, Cleared> by(List<Paper> papers, Function<Paper, K> key) {
        return papers.stream()
                .collect(Collectors.groupingBy(
                        key,
                        TreeMap::new,
                        Collectors.mapping(Clearings::one, Collectors.reducing(Cleared.NOTHING, Cleared::plus))));
    }
}
