package org.zhanqiao.barrier.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.barrier.items.MatterText;

/// A matter on the radar, with papers that it demands, each kind in the order of the matter.
///
/// @param broken papers with a barrier
/// @param others the rest: nobody is asked for them any more, or nobody else holds what they say
/// @param spared what clearing all of these would spare
public record RadarMatter(MatterText matter, List<RadarRow> broken, List<RadarRow> others, Spared spared) {

    static final Comparator<RadarMatter> MOST_FIRST = Comparator.comparingLong(
                    (RadarMatter matter) -> -matter.spared().papers())
            .thenComparingInt(matter -> -matter.broken().size())
            .thenComparing(matter -> matter.matter().code());

    public RadarMatter {
        broken = List.copyOf(broken);
        others = List.copyOf(others);
    }

    /// @param rows of one matter, at least one
    static RadarMatter of(List<RadarRow> rows) {
        var matter = rows.getFirst().matter();
        var byBroken = rows.stream()
                .sorted(Comparator.comparingInt(row -> matter.papers().indexOf(row.paper())))
                .collect(Collectors.partitioningBy(row -> row.finding().kind().isBarrier()));
        return new RadarMatter(
                matter,
                byBroken.getOrDefault(true, List.of()),
                byBroken.getOrDefault(false, List.of()),
                rows.stream().map(RadarRow::spared).reduce(Spared.nothing(), Spared::plus));
    }
}
