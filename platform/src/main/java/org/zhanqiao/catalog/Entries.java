package org.zhanqiao.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.protection.Level;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The entries of the catalog over their life, see [EntryLifecycle]. Each act is one transaction; what it publishes
/// comes into force in the same one. Who may act on which entry is asked by whoever calls.
@Service
public class Entries {

    private final EntryTable table;
    private final EntriesInForce inForce;
    private final CatalogClasses classes;
    private final EntryChecks checks;
    private final Terms terms;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Entries(
            EntryTable table,
            EntriesInForce inForce,
            CatalogClasses classes,
            EntryChecks checks,
            Terms terms,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.table = table;
        this.inForce = inForce;
        this.classes = classes;
        this.checks = checks;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /// Begins a draft; its code is the next of its class, and stays.
    ///
    /// @param classCode a class that can carry entries
    /// @throws UnfitEntry when the class is none, or the name is missing
    @Transactional
    public Entry begin(String agency, String classCode, String name, String by) {
        return begin(agency, classCode, EntryMetadata.named(name), by);
    }

    /// Begins a draft that states something already, under the same conditions.
    @Transactional
    public Entry begin(String agency, String classCode, EntryMetadata text, String by) {
        if (text.naming().name().isEmpty()) {
            throw UnfitEntry.because(EntryFlaw.of(EntryRule.NAME_STATED));
        }
        return create(agency, requireClass(classCode), text, EntryAct.Kind.BEGUN, by);
    }

    /// Registers a dataset as it is, in force with whatever gaps it has: for what the platform itself makes.
    /// @param text at least a name and one item
    @Transactional
    public Entry adopt(String agency, String classCode, EntryMetadata text, String by) {
        var entry = create(agency, requireClass(classCode), text, EntryAct.Kind.ADOPTED, by);
        inForce.put(entry);
        return entry;
    }

    /// Registers a dataset under a code of its own, or a new version of it.
    @Transactional
    Entry adopt(Dataset dataset, String by) {
        var known = table.find(dataset.code());
        var text = stated(known.map(Entry::metadata).orElseGet(() -> EntryMetadata.named(dataset.name())), dataset);
        var entry = known.isPresent()
                ? act(
                        EntryDecision.of(known.get(), by),
                        EntryAct.Kind.ADOPTED,
                        (found, to) -> found.after(to, text, found.version() + 1, null, null, null, by, now()))
                : insert(
                        dataset.code(),
                        dataset.agency(),
                        dataset.code().replaceFirst("/.*", ""),
                        text,
                        EntryAct.Kind.ADOPTED,
                        by);
        inForce.put(entry);
        return entry;
    }

    /// The text with what a dataset states.
    private EntryMetadata stated(EntryMetadata old, Dataset dataset) {
        var naming = old.naming();
        var supply = old.supply();
        var cycle = terms.findCode(Vocabulary.UPDATE_CYCLE, dataset.updateCycle());
        return old.with(new EntryMetadata.Naming(
                        dataset.name(), dataset.description(), naming.otherClasses(), naming.related(), naming.truth()))
                .with(dataset.items().stream().map(EntryItem::of).toList())
                .with(new EntryMetadata.Grading(old.grading().field(), dataset.level()))
                .with(new EntryMetadata.Supply(
                        supply.formats(), cycle.orElse(supply.cycle()), supply.network(), supply.modes()));
    }

    /// Begins a draft of a dataset that can be served from now on, under the next code of its department's class. It
    /// takes the way of every draft; see [EntriesInForce#serveDraft].
    ///
    /// @param dataset whose code does not count
    @Transactional
    Entry beginServed(Dataset dataset, String agencyName, String by) {
        var text = stated(EntryMetadata.named(dataset.name()), dataset);
        var own = classes.departmentClass(dataset.agency(), agencyName).code();
        var entry = create(dataset.agency(), own, text, EntryAct.Kind.BEGUN, by);
        inForce.serveDraft(entry);
        return entry;
    }

    private Entry create(String agency, String classCode, EntryMetadata text, EntryAct.Kind act, String by) {
        return insert(classes.nextCode(classCode), agency, classCode, text, act, by);
    }

    private Entry insert(
            String code, String agency, String classCode, EntryMetadata text, EntryAct.Kind act, String by) {
        var arrow = EntryLifecycle.find(null, act).orElseThrow();
        var now = now();
        int version = arrow.to().inForce() ? 1 : 0;
        var entry = new Entry(code, agency, classCode, arrow.to(), text, version, 1, null, null, null, by, now, now);
        table.insert(entry, listFlaws(entry).size());
        remember(entry, new EntryAct(1, act, by, now, ""));
        return entry;
    }

    private String requireClass(String code) {
        return classes.findClass(code)
                .filter(CatalogClass::carriesEntries)
                .map(CatalogClass::code)
                .orElseThrow(() -> UnfitEntry.because(EntryFlaw.of(EntryRule.CLASS_CHOSEN, code)));
    }

    /// Keeps what was written so far, whatever is still missing.
    @Transactional
    public Entry save(EntryDecision decision, EntryMetadata text) {
        return act(
                decision,
                EntryAct.Kind.SAVED,
                (entry, to) ->
                        entry.after(to, text, entry.version(), null, entry.change(), null, decision.by(), now()));
    }

    /// Puts the draft before the bureau, which has two working days from now.
    ///
    /// @throws UnfitEntry naming everything that is wrong with it
    @Transactional
    public Entry submit(EntryDecision decision) {
        return act(decision, EntryAct.Kind.SUBMITTED, (entry, to) -> {
            UnfitEntry.unlessEmpty(listFlaws(entry));
            return moved(entry, to, now(), entry.change(), null, decision);
        });
    }

    /// Takes back what the bureau has not decided yet.
    @Transactional
    public Entry recall(EntryDecision decision) {
        return act(
                decision,
                EntryAct.Kind.RECALLED,
                (entry, to) -> moved(entry, to, null, entry.change(), null, decision));
    }

    /// Gives a draft back to its provider, or declines a withdrawal.
    ///
    /// @throws UnfitEntry when no reason is given
    @Transactional
    public Entry giveBack(EntryDecision decision) {
        return act(
                decision.reasoned(),
                EntryAct.Kind.RETURNED,
                (entry, to) -> moved(entry, to, null, entry.change(), null, decision));
    }

    /// Brings a draft into force.
    ///
    /// @throws UnfitEntry when it breaks a rule by now, such as that another dataset became the source of truth
    @Transactional
    public Entry publish(EntryDecision decision) {
        var published = act(decision, EntryAct.Kind.PUBLISHED, (entry, to) -> {
            UnfitEntry.unlessEmpty(listFlaws(entry));
            return entry.after(to, entry.metadata(), entry.version() + 1, null, null, null, decision.by(), now());
        });
        inForce.put(published);
        return published;
    }

    /// Begins the next version of an entry in force. The head of the department approves it anew: what was approved
    /// was another text.
    ///
    /// @param since when the change of law or duty took effect; now for an agency's own improvement
    /// @throws UnfitEntry when the reason is missing or the day lies in the future
    @Transactional
    public Entry amend(EntryDecision decision, Change.Cause cause, Instant since) {
        if (since.isAfter(now())) {
            throw UnfitEntry.because(EntryFlaw.of(EntryRule.CHANGE_DATED));
        }
        var change = new Change(cause, since, decision.because(), false);
        return act(
                decision.reasoned(),
                EntryAct.Kind.AMENDED,
                (entry, to) -> entry.after(
                        to,
                        entry.metadata().with(Approval.none()),
                        entry.version(),
                        null,
                        change,
                        null,
                        decision.by(),
                        now()));
    }

    /// The bureau gives five working days more for an amendment that the law limits; once.
    @Transactional
    public Entry extend(EntryDecision decision) {
        return act(decision.reasoned(), EntryAct.Kind.EXTENDED, (entry, to) -> {
            var change = entry.findChange()
                    .filter(_ -> entry.extendable())
                    .orElseThrow(() -> UnfitEntry.because(EntryFlaw.of(EntryRule.EXTENDED_ONCE)));
            var longer = new Change(change.cause(), change.since(), change.because(), true);
            return moved(entry, to, null, longer, null, decision);
        });
    }

    /// Gives up a draft. Of an entry in force the version in force is what stays.
    @Transactional
    public Entry discard(EntryDecision decision) {
        return act(
                decision,
                EntryAct.Kind.DISCARDED,
                (entry, to) -> entry.after(
                        to,
                        entry.version() == 0
                                ? entry.metadata()
                                : getVersion(entry.code(), entry.version()).metadata(),
                        entry.version(),
                        null,
                        null,
                        null,
                        decision.by(),
                        now()));
    }

    /// Asks the bureau to withdraw an entry.
    ///
    /// @param replacedBy code of the entry that takes its place, or empty
    @Transactional
    public Entry proposeWithdrawal(EntryDecision decision, String replacedBy) {
        var stone = tombstone(decision.reasoned(), replacedBy);
        return act(
                decision,
                EntryAct.Kind.WITHDRAWAL_PROPOSED,
                (entry, to) -> moved(entry, to, now(), null, stone, decision));
    }

    /// Takes an entry out of force; its page stays and says by whom, why, and what takes its place. Why is what its
    /// provider gave, where it asked for it.
    ///
    /// @param replacedBy code of the entry that takes its place, or empty
    @Transactional
    public Entry withdraw(EntryDecision decision, String replacedBy) {
        var stone = tombstone(decision.reasoned(), replacedBy);
        var entry = act(decision, EntryAct.Kind.WITHDRAWN, (found, to) -> {
            var why = found.findTombstone().map(Tombstone::because).orElse(stone.because());
            return moved(
                    found, to, null, null, new Tombstone(stone.by(), stone.at(), why, stone.replacedBy()), decision);
        });
        table.claim(entry.code(), "");
        events.publishEvent(new EntryWithdrawn(entry.code()));
        return entry;
    }

    /// Raises an item in force, or of a draft that is served already, at once, whatever else is being done to the
    /// entry; the text being written is raised with
    /// it, so that its publication lowers nothing unseen. What may not be open at that level is closed.
    @Transactional
    Entry raiseLevel(String code, String item, Level to, String by, String because) {
        var held = table.hold(code).orElseThrow(() -> new NoSuchElementException("no entry " + code));
        var raised = act(
                EntryDecision.of(held, by).because(because),
                EntryAct.Kind.LEVEL_RAISED,
                (entry, state) -> entry.after(
                        state,
                        checks.closed(entry.metadata().raised(item, to)),
                        entry.version() == 0 ? 0 : entry.version() + 1,
                        entry.reviewSince(),
                        entry.change(),
                        entry.tombstone(),
                        by,
                        now()));
        if (raised.version() == 0) {
            inForce.raiseServed(code, item, to);
            return raised;
        }
        inForce.serve(
                raised,
                checks.closed(getVersion(code, held.version()).metadata().raised(item, to)));
        return raised;
    }

    private Tombstone tombstone(EntryDecision decision, String replacedBy) {
        if (!replacedBy.isEmpty() && (replacedBy.equals(decision.code()) || !checks.isInForce(replacedBy))) {
            throw UnfitEntry.because(EntryFlaw.of(EntryRule.REPLACEMENT_KNOWN, replacedBy));
        }
        return new Tombstone(decision.by(), now(), decision.because(), replacedBy);
    }

    private Entry moved(
            Entry entry,
            EntryState to,
            @Nullable Instant review,
            @Nullable Change change,
            @Nullable Tombstone stone,
            EntryDecision decision) {
        return entry.after(to, entry.metadata(), entry.version(), review, change, stone, decision.by(), now());
    }

    private Entry act(EntryDecision decision, EntryAct.Kind kind, BiFunction<Entry, EntryState, Entry> change) {
        var entry = table.hold(decision.code())
                .orElseThrow(() -> new NoSuchElementException("no entry " + decision.code()));
        var arrow = EntryLifecycle.find(entry.state(), kind);
        if (arrow.isEmpty() || entry.revision() != decision.revision()) {
            throw new EntryConflict(entry, table.listActs(entry.code()).getLast());
        }
        var changed = change.apply(entry, arrow.get().to());
        table.update(changed, listFlaws(changed).size());
        remember(
                changed,
                new EntryAct(changed.revision(), kind, decision.by(), changed.changedAt(), decision.because()));
        return changed;
    }

    private void remember(Entry entry, EntryAct act) {
        table.remember(entry.code(), act);
        events.publishEvent(new EntryActed(entry, act));
    }

    /// As finely as the database keeps it, so that what an act returns is what stands there.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Every rule that the entry, as it is being written, breaks.
    public List<EntryFlaw> listFlaws(Entry entry) {
        return listFlaws(entry.agency(), List.of(new EntryText(entry.code(), entry.metadata())))
                .getFirst();
    }

    /// The rules that each text would break, in their order; thousands ask the database no more than one does.
    public List<List<EntryFlaw>> listFlaws(String agency, List<EntryText> texts) {
        return checks.flaws(agency, texts);
    }

    /// @throws NoSuchElementException when there is no such entry
    public Entry getEntry(String code) {
        return findEntry(code).orElseThrow(() -> new NoSuchElementException("no entry " + code));
    }

    public Optional<Entry> findEntry(String code) {
        return table.find(code);
    }

    /// The entries of these codes; one that does not exist is missing.
    public List<Entry> listEntries(Collection<String> codes) {
        return table.list(codes);
    }

    /// A page, by code unless sorted by `name`, `state`, `level`, `share`, `gaps`, `changed` or `since`.
    public Paged<Entry> listEntries(EntryFilter filter, ListQuery query) {
        return table.list(filter, query);
    }

    /// How many a list shows.
    public long countEntries(EntryFilter filter) {
        return table.count(filter);
    }

    /// Everything that was done to an entry, oldest first.
    public List<EntryAct> listActs(String code) {
        return table.listActs(code);
    }

    /// All publications, newest first.
    public List<EntryVersion> listVersions(String code) {
        return table.listVersions(code);
    }

    /// The versions in force of some entries; of one that never was in force none.
    public List<EntryVersion> listInForce(Collection<String> codes) {
        return table.listInForce(codes);
    }

    public Optional<EntryVersion> findVersion(String code, int version) {
        return table.findVersion(code, version);
    }

    /// @throws NoSuchElementException when there is no such version
    public EntryVersion getVersion(String code, int version) {
        return findVersion(code, version)
                .orElseThrow(() -> new NoSuchElementException("no version " + version + " of entry " + code));
    }
}
