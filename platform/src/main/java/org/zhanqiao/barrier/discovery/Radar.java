package org.zhanqiao.barrier.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Supply;

/// Matters and their papers, with what stands in the way of each and what clearing it would spare.
///
/// @param rows   those that the filter shows, what spares most first
/// @param totals papers by what following them came to, whatever kind the filter shows
/// @param links  broken links of the rows, what spares most first
/// @param askers agencies that demand papers, whatever the filter shows, what spares most first
public record Radar(List<RadarRow> rows, Map<Result.Kind, Long> totals, List<BrokenLink> links, List<Asker> askers) {

    private static final Comparator<Spared> MOST_SPARED = Comparator.comparingLong(Spared::papers)
            .thenComparingDouble(Spared::trips)
            .thenComparingDouble(Spared::days)
            .reversed();

    private static final Comparator<RadarRow> MOST_FIRST = Comparator.comparing(RadarRow::spared, MOST_SPARED)
            .thenComparing(row -> row.finding().kind())
            .thenComparing(row -> row.matter().code())
            .thenComparing(row -> row.paper().name());

    public Radar {
        rows = List.copyOf(rows);
        totals = Map.copyOf(totals);
        links = List.copyOf(links);
        askers = List.copyOf(askers);
    }

    /// An agency that demands papers.
    ///
    /// @param agency   code
    /// @param barriers papers with one
    /// @param spared   what clearing them would spare
    public record Asker(String agency, long barriers, Spared spared) {

        private Asker plus(RadarRow row) {
            return new Asker(agency, barriers + (row.finding().kind().isBarrier() ? 1 : 0), spared.plus(row.spared()));
        }
    }

    /// @param daysPerTrip what fetching a paper takes, days
    static Radar of(List<Matter> matters, Map<PaperKey, Finding> findings, RadarFilter filter, double daysPerTrip) {
        var shown = new ArrayList<RadarRow>();
        var askers = new HashMap<String, Asker>();
        for (var matter : matters) {
            for (var row : rows(matter.text(), findings, daysPerTrip)) {
                if (filter.isFor(row)) {
                    askers.merge(
                            row.matter().agency(),
                            new Asker(row.matter().agency(), 0, Spared.nothing()).plus(row),
                            (sum, _) -> sum.plus(row));
                }
                if (filter.shows(row)) {
                    shown.add(row);
                }
            }
        }
        var totals = new EnumMap<Result.Kind, Long>(Result.Kind.class);
        shown.forEach(row -> totals.merge(row.finding().kind(), 1L, Long::sum));
        var rows = shown.stream()
                .filter(row -> filter.kind().isEmpty()
                        || filter.kind().get() == row.finding().kind())
                .sorted(MOST_FIRST)
                .toList();
        return new Radar(
                rows,
                totals,
                links(rows),
                askers.values().stream()
                        .sorted(Comparator.comparing(Asker::spared, MOST_SPARED).thenComparing(Asker::agency))
                        .toList());
    }

    /// The matters of these rows, what spares most first.
    public List<RadarMatter> listMatters() {
        return rows.stream().collect(Collectors.groupingBy(row -> row.matter().code())).values().stream()
                .map(RadarMatter::of)
                .sorted(RadarMatter.MOST_FIRST)
                .toList();
    }

    private static List<RadarRow> rows(MatterText matter, Map<PaperKey, Finding> findings, double daysPerTrip) {
        var rows = new ArrayList<RadarRow>();
        var fetched = new HashMap<String, Integer>();
        for (var paper : matter.papers()) {
            var finding = findings.get(new PaperKey(matter.code(), paper.name()));
            if (finding != null) {
                var row = new RadarRow(matter, paper, finding, Spared.nothing());
                rows.add(row);
                if (isBrought(row)) {
                    fetched.merge(row.keeper(), 1, Integer::sum);
                }
            }
        }
        return rows.stream().map(row -> spared(row, fetched, daysPerTrip)).toList();
    }

    private static boolean isBrought(RadarRow row) {
        return row.finding().kind().isBarrier() && row.paper().supply() == Supply.APPLICANT;
    }

    private static RadarRow spared(RadarRow row, Map<String, Integer> fetched, double daysPerTrip) {
        if (!isBrought(row)) {
            return row;
        }
        long cases = row.matter().casesPerYear();
        double trips = (double) cases / fetched.getOrDefault(row.keeper(), 1);
        return new RadarRow(row.matter(), row.paper(), row.finding(), new Spared(cases, trips, trips * daysPerTrip));
    }

    private record Hanging(Link link, String agency, String keeper, String dataset) {}

    private static List<BrokenLink> links(List<RadarRow> rows) {
        var byLink = rows.stream()
                .filter(row -> row.finding().kind().isBarrier())
                .collect(Collectors.groupingBy(
                        row -> new Hanging(
                                row.finding().link(),
                                row.matter().agency(),
                                row.keeper(),
                                row.finding().dataset()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byLink.entrySet().stream()
                .map(each -> new BrokenLink(
                        each.getKey().link(),
                        each.getKey().agency(),
                        each.getKey().keeper(),
                        each.getKey().dataset(),
                        each.getValue(),
                        each.getValue().stream().map(RadarRow::spared).reduce(Spared.nothing(), Spared::plus)))
                .sorted(Comparator.comparing(BrokenLink::spared, MOST_SPARED))
                .toList();
    }
}
