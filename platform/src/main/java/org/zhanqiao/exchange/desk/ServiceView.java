package org.zhanqiao.exchange.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.protection.LevelTable;

/// A data service its own agency looks at.
///
/// @param asOf     the column that says when a row was true; empty when the source does not say
/// @param reviewed whether the bureau ever published its catalog entry
/// @param granted  who holds a grant on it
public record ServiceView(
        String code,
        String title,
        String dataset,
        String datasetName,
        String description,
        Phrase level,
        Phrase source,
        List<Phrase> modes,
        List<ItemLabel> key,
        List<ItemLabel> subjects,
        String cycle,
        Optional<String> asOf,
        Duration timeLimit,
        int bulkhead,
        List<Item> items,
        boolean reviewed,
        List<GrantsView.Row> granted) {

    /// A data item of its dataset.
    ///
    /// @param verifyOnly whether its level lets it only be compared, never returned
    public record Item(ItemLabel item, Phrase type, Phrase level, boolean verifyOnly, String description) {}

    static ServiceView of(
            DataService service,
            Dataset dataset,
            boolean reviewed,
            SourceKind kind,
            LevelTable levels,
            List<GrantsView.Row> granted) {
        return new ServiceView(
                service.code(),
                service.title(),
                dataset.code(),
                dataset.name(),
                dataset.description(),
                PlainTerms.level(dataset.level().number()),
                PlainTerms.source(kind),
                PlainTerms.modes(service, kind),
                service.rowKey().stream()
                        .map(item -> ItemLabel.of(dataset, item))
                        .toList(),
                service.subjects().stream()
                        .map(item -> ItemLabel.of(dataset, item))
                        .toList(),
                dataset.updateCycle(),
                Optional.ofNullable(service.asOf()),
                service.timeLimit(),
                service.bulkhead(),
                dataset.items().stream()
                        .map(item -> new Item(
                                new ItemLabel(item.name(), item.title(), item.titleEn()),
                                PlainTerms.type(item.type()),
                                PlainTerms.level(item.level().number()),
                                !levels.of(item.level()).returned(),
                                item.description()))
                        .toList(),
                reviewed,
                granted);
    }
}
