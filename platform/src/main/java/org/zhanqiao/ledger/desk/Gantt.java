package org.zhanqiao.ledger.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignCases;

/// A roadmap as bars over days, in units of a picture [#WIDTH] wide. The table beside it says the same.
///
/// @param bars   phases first, then milestones
/// @param months where months begin
/// @param today  where today lies; -1 outside
public record Gantt(List<Bar> bars, List<Month> months, int today) {

    static final int WIDTH = 1_000;
    static final int ROW = 28;
    static final int HEAD = 24;

    public Gantt {
        bars = List.copyOf(bars);
        months = List.copyOf(months);
    }

    public enum Kind {
        PHASE,
        REACHED,
        OPEN,
        LATE
    }

    /// @param path of what it stands for; empty for a phase
    public record Bar(String label, String path, LocalDate from, LocalDate to, int x, int width, int y, Kind kind) {}

    public record Month(LocalDate first, int x) {}

    public int height() {
        return HEAD + bars.size() * ROW;
    }

    public int width() {
        return WIDTH;
    }

    static Gantt of(Campaign campaign, List<CampaignCases.Planned> milestones, LocalDate today) {
        var from = campaign.from().withDayOfMonth(1);
        var last = milestones.stream()
                .map(planned -> planned.milestone().day())
                .max(LocalDate::compareTo)
                .filter(day -> day.isAfter(campaign.to()))
                .orElse(campaign.to());
        var to = last.plusMonths(1).withDayOfMonth(1);
        var scale = new Scale(from, ChronoUnit.DAYS.between(from, to));
        var bars = new ArrayList<Bar>();
        for (var phase : campaign.phases()) {
            bars.add(bar(bars.size(), scale, phase.name(), "", phase.from(), phase.to(), Kind.PHASE));
        }
        // By the day, so that the picture goes down as it goes on, also where a phone shows a part of it.
        var byDay = milestones.stream()
                .sorted(Comparator.comparing(planned -> planned.milestone().day()))
                .toList();
        for (var planned : byDay) {
            var milestone = planned.milestone();
            var kind = milestone.reached() != null ? Kind.REACHED : milestone.isLate(today) ? Kind.LATE : Kind.OPEN;
            var day = milestone.day().isBefore(from) ? from : milestone.day();
            bars.add(bar(
                    bars.size(),
                    scale,
                    planned.caseId() + " " + milestone.title(),
                    CasePages.path(planned.caseId()),
                    day,
                    day,
                    kind));
        }
        var months = new ArrayList<Month>();
        for (var month = from; month.isBefore(to); month = month.plusMonths(1)) {
            months.add(new Month(month, scale.at(month)));
        }
        boolean within = !today.isBefore(from) && today.isBefore(to);
        return new Gantt(bars, months, within ? scale.at(today) : -1);
    }

    private static Bar bar(int row, Scale scale, String label, String path, LocalDate from, LocalDate to, Kind kind) {
        int x = scale.at(from);
        return new Bar(label, path, from, to, x, Math.max(6, scale.at(to.plusDays(1)) - x), HEAD + row * ROW + 4, kind);
    }

    private record Scale(LocalDate from, long days) {
        int at(LocalDate day) {
            return (int) (ChronoUnit.DAYS.between(from, day) * WIDTH / days);
        }
    }
}
