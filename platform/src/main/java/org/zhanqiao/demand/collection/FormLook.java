package org.zhanqiao.demand.collection;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.catalog.EntryWithdrawn;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.catalog.search.Synonyms;

/// Looks which dataset holds what a form asks for: for a form all datasets, and for a dataset that comes into force all
/// forms, in the transaction that brings it.
@Component
class FormLook {

    private final FormTable table;
    private final FindingTable findings;
    private final HeldItems held;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final LabelReader reader;

    FormLook(
            FormTable table,
            FindingTable findings,
            HeldItems held,
            ApplicationEventPublisher events,
            InstantSource clock,
            Synonyms synonyms) {
        this.table = table;
        this.findings = findings;
        this.held = held;
        this.events = events;
        this.clock = clock;
        this.reader = new LabelReader(synonyms);
    }

    Reading read(FormField field) {
        return reader.read(field);
    }

    /// Looks at every field of a form; datasets that come into force meanwhile wait.
    void look(CollectionForm form) {
        var now = now();
        for (var field : form.text().fields()) {
            var reading = reader.read(field);
            List<HeldItems.Wish> wishes = reading instanceof Reading.Wanted(var meanings)
                    ? meanings.stream().map(Reading.Meaning::wish).toList()
                    : List.of();
            table.putWishes(form.id(), field.label(), wishes);
            findings.put(form.id(), field.label(), "", Match.listMatches(field, reading, held.listHeld(wishes)), now);
        }
    }

    @EventListener
    void follow(EntryPublished published) {
        table.holdLooks(true);
        var items = held.listItems(published.code());
        var fields = new LinkedHashSet<>(findings.listFields(published.code()));
        if (!items.isEmpty()) {
            fields.addAll(table.listAsking(
                    items.stream().map(item -> item.item().title()).toList(),
                    items.getFirst().name()));
        }
        var flagged = new TreeMap<String, Integer>();
        var now = now();
        for (var asking : fields) {
            var form = table.find(asking.form()).orElseThrow();
            var label = asking.field().label();
            boolean before = isFlagged(form, label, published.code());
            var matches = Match.listMatches(asking.field(), reader.read(asking.field()), items);
            findings.put(form.id(), label, published.code(), matches, now);
            if (!before && isFlagged(form, label, published.code())) {
                flagged.merge(form.id(), 1, Integer::sum);
            }
        }
        flagged.forEach((id, count) -> events.publishEvent(
                new FormFlagged(table.find(id).orElseThrow(), published.code(), published.version(), count)));
    }

    private boolean isFlagged(CollectionForm form, String label, String dataset) {
        return findings.list(form.id(), label, dataset).stream().anyMatch(finding -> finding.isFlagged(form.agency()));
    }

    @EventListener
    void follow(EntryWithdrawn withdrawn) {
        findings.removeDataset(withdrawn.code());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
