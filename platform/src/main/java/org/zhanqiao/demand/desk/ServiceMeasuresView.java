package org.zhanqiao.demand.desk;

import java.util.List;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.web.Chart;
import org.zhanqiao.web.Paged;

/// The measures of services.
///
/// @param months    one chart a question, over the months; empty without any call
/// @param providers by providing agency; empty when there is one only
public record ServiceMeasuresView(
        MeasureFilterView filter, MeasureLinks links, List<Chart> months, List<Row> providers, Paged<Row> services) {

    /// An agency's services, or one service.
    ///
    /// @param service code; empty for all services of an agency
    /// @param agency  name of the provider
    public record Row(String service, String title, String agency, MeasureScope scope, Performance performance) {}

    /// What of a row's calls can be opened, in the order of the columns.
    public List<CallKind> kinds() {
        return List.of(CallKind.values());
    }
}
