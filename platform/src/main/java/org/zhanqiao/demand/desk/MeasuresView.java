package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.measures.DemandFigures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.web.Chart;
import org.zhanqiao.web.ListQuery;

/// The measures of requests.
///
/// @param months    one chart a question, over the months
/// @param providers the scorecard of those that were asked; empty when there is one only
/// @param consumers the scorecard of those that asked; empty when there is one only
/// @param answers   how fast answers came, by agency and type
/// @param grounds   refusals by reason; null without one
public record MeasuresView(
        MeasureFilterView filter,
        MeasureLinks links,
        ListQuery query,
        DemandFigures figures,
        List<Chart> months,
        List<Measured> providers,
        List<Measured> consumers,
        List<Answers> answers,
        @Nullable Chart grounds) {

    /// The figures that the page states first, in its order, after the rate.
    public static final List<Figure> FIRST = List.of(
            Figure.RECEIVED,
            Figure.ANSWER_OVERDUE,
            Figure.DELIVERY_OVERDUE,
            Figure.CLOSED_LATE,
            Figure.DELIVERED_LATE,
            Figure.REFUSED,
            Figure.UNDER_WAY,
            Figure.WITHDRAWN);

    /// How fast an agency answered requests of a type.
    public record Answers(Measured measured, ShareType type) {}

    public boolean isEmpty() {
        return figures.total().isEmpty();
    }

    public List<Figure> definitions() {
        return List.of(Figure.values());
    }

    /// Scorecards by the key of their heading, those with rows.
    public List<Map.Entry<String, List<Measured>>> scorecards() {
        return List.of(Map.entry("demand.provider", providers), Map.entry("demand.consumer", consumers)).stream()
                .filter(each -> !each.getValue().isEmpty())
                .toList();
    }
}
