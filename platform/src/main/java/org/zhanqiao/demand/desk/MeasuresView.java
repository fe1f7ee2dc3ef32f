package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.measures.DemandFigures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.web.Chart;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The measures of requests.
///
/// @param months    one chart a question, over the months
/// @param providers the scorecard of those that were asked; empty when there is one only
/// @param consumers the scorecard of those that asked; empty when there is one only
/// @param answers   how fast answers came, by agency and type
/// @param whole     the table that is shown alone, page by page; null for the first rows of each
/// @param grounds   refusals by reason; null without one
public record MeasuresView(
        MeasureFilterView filter,
        MeasureLinks links,
        ListQuery query,
        DemandFigures figures,
        List<Chart> months,
        Paged<Measured> providers,
        Paged<Measured> consumers,
        Paged<Answers> answers,
        @Nullable Table whole,
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

    /// Tables with a row an agency, which are long in a city: the page shows the first rows of each.
    public enum Table {
        PROVIDERS("demand.provider"),
        CONSUMERS("demand.consumer"),
        ANSWERS("demand.measures.answers");

        /// Rows that are shown beside other tables.
        static final int FIRST_ROWS = 10;

        private final String headingKey;

        Table(String headingKey) {
            this.headingKey = headingKey;
        }

        public String headingKey() {
            return headingKey;
        }
    }

    /// How fast an agency answered requests of a type.
    public record Answers(Measured measured, ShareType type) {}

    public boolean isEmpty() {
        return figures.total().isEmpty();
    }

    public List<Figure> definitions() {
        return List.of(Figure.values());
    }

    /// Scorecards with rows.
    public List<Map.Entry<Table, Paged<Measured>>> scorecards() {
        return List.of(Map.entry(Table.PROVIDERS, providers), Map.entry(Table.CONSUMERS, consumers)).stream()
                .filter(each -> !each.getValue().rows().isEmpty())
                .toList();
    }
}
