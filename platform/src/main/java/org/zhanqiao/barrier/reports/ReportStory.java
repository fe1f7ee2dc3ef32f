package org.zhanqiao.barrier.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a reporter is told of a report: what became of the report itself, and of the case that handles it.
@Component
public class ReportStory {

    private final Reports reports;
    private final CaseProgress progress;

    ReportStory(Reports reports, CaseProgress progress) {
        this.reports = reports;
        this.progress = progress;
    }

    /// @param progress of the case that handles it; null while none does
    /// @param moves    into cases and out of them, oldest first
    /// @param steps    of the report and of its case, oldest first
    public record Told(
            CaseProgress.@Nullable Progress progress, List<ReportMove> moves, List<CaseProgress.Step> steps) {

        public Told {
            moves = List.copyOf(moves);
            steps = List.copyOf(steps);
        }

        /// Key of the words for where a report stands that no case handles.
        public String stateKey(ReportState state) {
            boolean split = state == ReportState.RECEIVED && !moves.isEmpty();
            return "barrier.report.state.words." + (split ? "SPLIT" : state.name());
        }
    }

    public Told of(Report report) {
        var moves = reports.listMoves(report.reference());
        var handled = progress.find(report.caseId());
        var steps = Stream.concat(
                        handled.stream().flatMap(found -> found.steps().stream()),
                        moves.stream().flatMap(move -> step(move, report).stream()))
                .sorted(Comparator.comparing(CaseProgress.Step::at))
                .toList();
        return new Told(handled.orElse(null), moves, steps);
    }

    /// The case that was filed for it says so itself.
    private static Optional<CaseProgress.Step> step(ReportMove move, Report report) {
        return switch (move.kind()) {
            case FILED -> move.caseId().equals(report.caseId()) ? Optional.empty() : Optional.of(step(move, "FILE"));
            case JOINED -> Optional.of(step(move, "JOIN"));
            case SPLIT -> Optional.of(step(move, "LEAVE"));
        };
    }

    private static CaseProgress.Step step(ReportMove move, String what) {
        return new CaseProgress.Step(move.at(), what, "barrier.step." + what, List.of(move.caseId()));
    }
}
