package org.zhanqiao.demand.collection;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.catalog.EntryWithdrawn;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.catalog.search.Synonyms;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTableChanged;

/// Looks which dataset holds what a form asks for: for a form all datasets, and for a dataset that comes into force all
/// forms, in the transaction that brings it.
@Component
class FormLook {

    private final FormTable table;
    private final FindingTable findings;
    private final HeldItems held;
    private final LevelRules levels;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final LabelReader reader;

    FormLook(
            FormTable table,
            FindingTable findings,
            HeldItems held,
            LevelRules levels,
            ApplicationEventPublisher events,
            InstantSource clock,
            Synonyms synonyms) {
        this.table = table;
        this.findings = findings;
        this.held = held;
        this.levels = levels;
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
        form.text().fields().forEach(field -> look(form.id(), field, now));
    }

    private void look(String form, FormField field, Instant now) {
        table.putWishes(form, field.label(), wishes(reader.read(field)));
        match(form, field, now);
    }

    /// Matches a field with all that is held.
    private void match(String form, FormField field, Instant now) {
        var reading = reader.read(field);
        var items = held.listHeld(wishes(reading));
        var all = Match.listMatches(field, reading, items);
        findings.put(
                form,
                field.label(),
                "",
                Match.keep(all, dismissed(findings.list(form, field.label()))),
                ItemLevels.of(items, levels.inForce()),
                now);
    }

    /// Whether a match is among those that somebody dismissed.
    private static Predicate<Match> dismissed(List<Finding> found) {
        var dismissed = found.stream()
                .filter(finding -> finding.findDismissal().isPresent())
                .map(finding -> finding.match().held())
                .collect(Collectors.toSet());
        return match -> dismissed.contains(match.held());
    }

    private static List<HeldItems.Wish> wishes(Reading reading) {
        return reading instanceof Reading.Wanted(var meanings)
                ? meanings.stream().map(Reading.Meaning::wish).toList()
                : List.of();
    }

    /// An agency is told of a field once, when it comes under the ban; that more and more datasets hold it is no news.
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
        var known = ItemLevels.of(items, levels.inForce());
        var now = now();
        for (var asking : fields) {
            var form = table.find(asking.form()).orElseThrow();
            var label = asking.field().label();
            var found = findings.list(form.id(), label);
            var matches = Match.listMatches(asking.field(), reader.read(asking.field()), items);
            if (isRoom(found, published.code(), matches)) {
                findings.put(form.id(), label, published.code(), matches, known, now);
            } else if (!matches.isEmpty() || isKnown(found, published.code())) {
                // As many are kept as may be, or were; the surest of all are to stay.
                match(form.id(), asking.field(), now);
            }
            if (!isFlagged(form, found) && isFlagged(form, findings.list(form.id(), label))) {
                flagged.merge(form.id(), 1, Integer::sum);
            }
        }
        flagged.forEach((id, count) -> events.publishEvent(
                new FormFlagged(table.find(id).orElseThrow(), published.code(), published.version(), count)));
    }

    /// Whether nothing was left out of what was found, and nothing has to be for what a dataset holds now.
    private static boolean isRoom(List<Finding> found, String dataset, List<Match> matches) {
        var dismissed = dismissed(found);
        var open = found.stream().map(Finding::match).filter(dismissed.negate()).toList();
        var others = open.stream().filter(match -> !match.dataset().equals(dataset));
        return open.size() < Match.MOST
                && others.count() + matches.stream().filter(dismissed.negate()).count() <= Match.MOST;
    }

    private static boolean isKnown(List<Finding> found, String dataset) {
        return found.stream().anyMatch(finding -> finding.match().dataset().equals(dataset));
    }

    private static boolean isFlagged(CollectionForm form, List<Finding> found) {
        return found.stream().anyMatch(finding -> finding.isFlagged(form.agency()));
    }

    /// Others may hold the same that were not kept.
    @EventListener
    void follow(EntryWithdrawn withdrawn) {
        table.holdLooks(true);
        var now = now();
        findings.listFields(withdrawn.code()).forEach(asking -> match(asking.form(), asking.field(), now));
    }

    /// What a level allows is another: what nobody gets any more can be asked of people.
    @EventListener
    void follow(LevelTableChanged changed) {
        table.holdLooks(true);
        findings.putVerified(Stream.of(Level.values())
                .filter(level -> !changed.table().of(level).returned())
                .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
