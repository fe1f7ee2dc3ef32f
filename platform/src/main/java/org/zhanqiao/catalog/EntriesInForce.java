package org.zhanqiao.catalog;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhanqiao.protection.Level;

/// What an entry in force means for everybody else: its text is kept as a version, the exchange goes by it, and whoever
/// follows entries is told. In the transaction of the act.
@Component
class EntriesInForce {

    private final EntryTable table;
    private final DatasetTable datasets;
    private final Terms terms;
    private final ApplicationEventPublisher events;

    EntriesInForce(EntryTable table, DatasetTable datasets, Terms terms, ApplicationEventPublisher events) {
        this.table = table;
        this.datasets = datasets;
        this.terms = terms;
        this.events = events;
    }

    /// Puts an entry in force as it is.
    ///
    /// @throws UnfitEntry when another one is the source of truth of the same thing
    void put(Entry entry) {
        var truth = entry.metadata().naming().truth();
        var thing = truth.origin() == Truth.Origin.SOURCE ? truth.thing().strip() : "";
        if (!table.claim(entry.code(), thing)) {
            throw UnfitEntry.because(EntryFlaw.of(EntryRule.TRUTH_UNIQUE, thing, ""));
        }
        serve(entry, entry.metadata());
    }

    /// Lets the exchange serve a draft, under the grants that the security administrator signs, as it is now: what is
    /// written at it later counts when the bureau publishes it.
    void serveDraft(Entry entry) {
        dataset(entry, entry.metadata()).ifPresent(datasets::put);
    }

    /// Raises an item of a draft that is served.
    void raiseServed(String code, String item, Level to) {
        datasets.find(code).ifPresent(served -> {
            datasets.put(served.raised(item, to));
            events.publishEvent(new DatasetRaised(code));
        });
    }

    /// Keeps a text as the entry's latest version, and the exchange goes by it.
    void serve(Entry entry, EntryMetadata text) {
        table.keep(new EntryVersion(entry.code(), entry.version(), text, entry.changedBy(), entry.changedAt()));
        dataset(entry, text).ifPresent(datasets::put);
        events.publishEvent(new EntryPublished(entry.code(), entry.version()));
    }

    /// The dataset that the exchange serves; empty when none of its items can be served.
    private Optional<Dataset> dataset(Entry entry, EntryMetadata text) {
        var items = text.items().stream()
                .flatMap(item -> item.toDataItem().stream())
                .toList();
        var level = text.grading().level();
        if (items.isEmpty() || level == null) {
            return Optional.empty();
        }
        return Optional.of(new Dataset(
                entry.code(),
                entry.agency(),
                text.naming().name(),
                text.naming().description(),
                level,
                terms.book().title(Vocabulary.UPDATE_CYCLE, text.supply().cycle(), true),
                items));
    }
}
