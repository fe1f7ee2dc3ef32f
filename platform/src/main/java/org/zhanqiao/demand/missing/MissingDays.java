package org.zhanqiao.demand.missing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.demand.OfferingOpened;
import org.zhanqiao.proceeding.DueMoved;
import org.zhanqiao.proceeding.Timed;

/// What happens to missing data without anybody deciding on it: a named day passes, an awaited entry is published, a
/// data service that was asked for is opened.
@Service
class MissingDays implements Timed {

    private final MissingTable table;
    private final MissingData missing;
    private final Entries entries;

    MissingDays(MissingTable table, MissingData missing, Entries entries) {
        this.table = table;
        this.missing = missing;
        this.entries = entries;
    }

    @Override
    public List<String> listForLadder(LocalDate today, String after, int limit) {
        return table.listForLadder(today, after, limit);
    }

    /// An entry that was published in the very moment in which it was named was not seen by [#follow].
    @Override
    public void noteDay(String id, ToIntFunction<LocalDate> late) {
        missing.noteLate(id, late);
        table.find(id)
                .map(MissingDataset::entry)
                .filter(entry -> !entry.isEmpty())
                .flatMap(entries::findEntry)
                .filter(entry -> entry.state().inForce())
                .ifPresent(entry -> missing.notePublished(id, entry.code()));
    }

    /// None: people name these days, no calendar does.
    @Override
    public List<String> listRunning(String after, int limit) {
        return List.of();
    }

    @Override
    public Optional<DueMoved> reckonAnew(String id) {
        throw new IllegalStateException("the day of " + id + " is one that somebody named");
    }

    /// In the transaction of the publication.
    @EventListener
    void follow(EntryPublished published) {
        table.listAwaiting(published.code()).forEach(id -> missing.notePublished(id, published.code()));
    }

    /// In the transaction that opens the service.
    @EventListener
    void follow(OfferingOpened opened) {
        missing.noteServed(opened.dataset());
    }
}
