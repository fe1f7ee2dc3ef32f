package org.zhanqiao.exchange.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.protection.LevelTable;

/// A data service its own agency looks at.
///
/// @param asOf     the column that says when a row was true; empty when the source does not say
/// @param reviewed whether the bureau ever published its catalog entry
/// @param opened   by whom it was opened on a page; null when it came otherwise
/// @param granted  who holds a grant on it
/// @param done     what the reader has just done, empty for nothing
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
        @Nullable Opened opened,
        List<GrantsView.Row> granted,
        String done) {

    /// By whom it was opened.
    ///
    /// @param by       name
    /// @param evidence its place in the evidence log; null while it is being written
    public record Opened(String by, Instant at, @Nullable Long evidence) {}

    /// A data item of its dataset.
    ///
    /// @param column     the column that holds it, where the source is a database
    /// @param verifyOnly whether its level lets it only be compared, never returned
    public record Item(
            ItemLabel item, Phrase type, Phrase level, boolean verifyOnly, String description, String column) {}

    static ServiceView of(
            DataService service,
            Dataset dataset,
            String cycle,
            boolean reviewed,
            SourceKind kind,
            LevelTable levels,
            @Nullable Opened opened,
            List<GrantsView.Row> granted,
            String done) {
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
                cycle,
                Optional.ofNullable(service.asOf()),
                service.timeLimit(),
                service.bulkhead(),
                dataset.items().stream()
                        .map(item -> new Item(
                                new ItemLabel(item.name(), item.title(), item.titleEn()),
                                PlainTerms.type(item.type()),
                                PlainTerms.level(item.level().number()),
                                !levels.of(item.level()).returned(),
                                item.description(),
                                kind == SourceKind.HTTP ? "" : service.column(item.name())))
                        .toList(),
                reviewed,
                opened,
                granted,
                done);
    }
}
