package org.zhanqiao.demand.disputes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.ActLine;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Step;

/// One dispute.
///
/// @param stages   the stages so far
/// @param proposal the settlement that waits for the other side
/// @param order    what was agreed, decided or ruled
/// @param possible what the reader can do now
/// @param done     what the reader has just done; null for nothing
public record DisputeView(
        Dispute dispute,
        Names names,
        List<StageLine> stages,
        Optional<Proposal> proposal,
        Optional<Order> order,
        List<ActLine> acts,
        List<DisputeAct> possible,
        @Nullable DisputeAct done) {

    /// Whom and what it is about, by name.
    ///
    /// @param raiser of the side that raised it
    public record Names(String raiser, String other, String service) {}

    /// A stage, and how long it took or has taken.
    ///
    /// @param until       null while it lasts
    /// @param days        calendar days
    /// @param workingDays among them, after the first day
    public record StageLine(
            Stage stage, LocalDate from, @Nullable LocalDate until, long days, int workingDays) {

        /// Key of its name.
        public String messageKey() {
            return "demand.dispute.stage." + stage.name();
        }

        public Words took() {
            return Words.of(
                    until == null ? "demand.dispute.took.running" : "demand.dispute.took",
                    Long.toString(days),
                    Integer.toString(workingDays));
        }
    }

    /// A settlement that waits for the other side.
    public record Proposal(String agency, Instant at, Order order, String because) {}

    /// The rungs of art. 28 and where this one is.
    public List<Step> steps(Page page) {
        return Stream.of(Stage.values())
                .filter(stage -> !dispute.state().isOver() || find(stage).isPresent())
                .map(stage -> new Step(
                        page.text("demand.dispute.stage." + stage.name()),
                        find(stage)
                                .map(line -> line.until() == null ? Step.Standing.CURRENT : Step.Standing.DONE)
                                .orElse(Step.Standing.TO_COME),
                        find(stage).map(line -> line.took().in(page)).orElse("")))
                .toList();
    }

    private Optional<StageLine> find(Stage stage) {
        return stages.stream().filter(line -> line.stage() == stage).findFirst();
    }

    /// Key of what the order is: the bureau's decision until both sides have accepted it.
    public String orderKey() {
        return dispute.state() == DisputeState.DECIDED
                        || dispute.state().stage().equals(Optional.of(Stage.GOVERNMENT))
                ? "demand.dispute.decided"
                : "demand.dispute.ordered";
    }
}
