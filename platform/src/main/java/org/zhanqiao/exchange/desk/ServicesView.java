package org.zhanqiao.exchange.desk;

import java.util.List;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.web.Paged;

/// The data services an agency provides.
public record ServicesView(Paged<Row> services) {

    /// One service.
    ///
    /// @param items     how many data items its dataset has
    /// @param key       names of the items that identify a row
    /// @param reviewed  whether the bureau ever published its catalog entry
    /// @param consumers agencies that hold a grant in force
    public record Row(
            String code,
            String title,
            String dataset,
            int level,
            int items,
            String key,
            Phrase source,
            List<Phrase> modes,
            String cycle,
            boolean reviewed,
            int consumers) {

        static Row of(
                DataService service, Dataset dataset, String cycle, boolean reviewed, SourceKind kind, int consumers) {
            return new Row(
                    service.code(),
                    service.title(),
                    dataset.code(),
                    dataset.level().number(),
                    dataset.items().size(),
                    String.join("+", service.rowKey()),
                    PlainTerms.source(kind),
                    PlainTerms.modes(service, kind),
                    cycle,
                    reviewed,
                    consumers);
        }

        String text() {
            return String.join("\n", code, title, dataset, cycle, key);
        }
    }
}
