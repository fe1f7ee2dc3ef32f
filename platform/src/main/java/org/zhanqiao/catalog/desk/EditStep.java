package org.zhanqiao.catalog.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Step;

/// The steps of the form that an entry is written with.
public enum EditStep {
    NAMING,
    ITEMS,
    SHARING,
    SUPPLY,
    GRADING;

    private static final List<EditStep> ALL = List.of(values());

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "catalog.step." + name();
    }

    /// @throws NotFound for any other text
    static EditStep of(String text) {
        for (var step : values()) {
            if (step.text().equals(text)) {
                return step;
            }
        }
        throw new NotFound("step", text);
    }

    Optional<EditStep> next() {
        return ALL.stream().skip(ALL.indexOf(this) + 1L).findFirst();
    }

    /// All steps and the last look, as this one stands among them: one is done when nothing is missing in it, and one
    /// that was passed although something is says so.
    ///
    /// @param current    `null` at the last look
    /// @param unfinished those in which something is missing
    public static List<Step> steps(
            Page page, @org.jspecify.annotations.Nullable EditStep current, Set<EditStep> unfinished) {
        var steps = new ArrayList<Step>();
        int at = current == null ? ALL.size() : ALL.indexOf(current);
        for (var step : ALL) {
            boolean lacking = unfinished.contains(step);
            steps.add(new Step(
                    page.text(step.key()),
                    step == current ? Step.Standing.CURRENT : lacking ? Step.Standing.TO_COME : Step.Standing.DONE,
                    lacking && ALL.indexOf(step) < at ? page.text("catalog.step.lacking") : ""));
        }
        steps.add(new Step(
                page.text("catalog.step.CHECK"), current == null ? Step.Standing.CURRENT : Step.Standing.TO_COME, ""));
        return steps;
    }
}
