package org.zhanqiao.demand.missing;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.demand.Wording;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// Statements of missing data. Whatever is done to one is one transaction with its act, its evidence and its
/// [MissingMoved]; of two who decide at once one wins, and the other gets a [MissingConflict] that says what happened.
@Service
public class MissingData {

    /// From here on two names may well mean the same.
    private static final double ALIKE = 0.5;

    /// Data items that one agency can name.
    public static final int MOST_ITEMS = 50;

    private static final int MOST_SIMILAR = 5;
    private static final String SERVICE_OF = "%s（%s）数据服务";

    private final MissingTable table;
    private final MissingMoves moves;
    private final MissingChecks checks;
    private final InstantSource clock;

    MissingData(MissingTable table, MissingMoves moves, MissingChecks checks, InstantSource clock) {
        this.table = table;
        this.moves = moves;
        this.checks = checks;
        this.clock = clock;
    }

    /// Everything that is wrong with a statement.
    public List<InputError> listFlaws(String name, Need.Text need) {
        var flaws = new ArrayList<>(MissingChecks.name(name));
        flaws.addAll(MissingChecks.need(need));
        return flaws;
    }

    /// States that data are missing.
    ///
    /// @throws UnfitInput naming everything that is wrong
    /// @throws AlreadyStated  when there is an open statement under the same name
    @Transactional
    public MissingDataset state(String name, Need.Text text, Person me) {
        return state(name, "", text, me);
    }

    /// Asks for a data service on data that the catalog holds.
    ///
    /// @param entry code of the entry, as [#getUnserved] lets it be asked for
    /// @throws UnfitInput   naming everything that is wrong
    /// @throws NotFound     when no service can be asked for on this entry
    /// @throws AlreadyStated when somebody asked for it before
    @Transactional
    public MissingDataset askService(String entry, Need.Text text, Person me) {
        return state(serviceName(getUnserved(entry, me)), entry, text, me);
    }

    /// The entry on which somebody can ask for a data service.
    ///
    /// @throws NotFound when it is not in force, their own, not shared, or has a service
    public Entry getUnserved(String entry, Person me) {
        return checks.unserved(entry, agency(me));
    }

    /// The number of the open statement that asks for the service.
    public Optional<String> findAskedService(Entry entry) {
        return table.findOpen(serviceName(entry));
    }

    /// What a statement that asks for the service of an entry is called.
    public static String serviceName(Entry entry) {
        var name = entry.name();
        int longest = MissingChecks.LONGEST_NAME
                - SERVICE_OF.formatted("", entry.code()).length();
        return SERVICE_OF.formatted(name.length() > longest ? name.substring(0, longest) : name, entry.code());
    }

    private MissingDataset state(String name, String unserved, Need.Text text, Person me) {
        UnfitInput.unlessEmpty(listFlaws(name, text));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var missing = new MissingDataset(
                "M-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), table.nextNumber()),
                name.strip(),
                unserved,
                MissingState.STATED,
                "",
                "",
                null,
                null,
                "",
                1,
                now,
                now,
                List.of(new Need(agency(me), me.login(), now, text)));
        if (!moves.begin(missing, me)) {
            throw new AlreadyStated(
                    table.findOpen(name).orElseThrow(() -> new IllegalStateException("the other one is over")));
        }
        return missing;
    }

    private static String agency(Person me) {
        return me.agency().orElseThrow(() -> new NotFound("agency of", me.login()));
    }

    /// Joins a statement of another agency (附议).
    ///
    /// @throws MissingConflict when it is over, or the agency has asked already
    /// @throws UnfitInput  naming everything that is wrong
    @Transactional
    public MissingDataset second(String id, Need.Text text, Person me) {
        var dossier = lock(id);
        if (!dossier.possible(me).contains(MissingActKind.SECOND)) {
            throw new MissingConflict(dossier);
        }
        UnfitInput.unlessEmpty(MissingChecks.need(text));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return moves.join(dossier, new Need(agency(me), me.login(), now, text), me);
    }

    /// Does what somebody decided.
    ///
    /// @throws MissingConflict when somebody else did something first, or its state does not allow this
    /// @throws UnfitInput  naming what is wrong with the act
    @Transactional
    public MissingDataset act(MissingDecision decision, Person me) {
        var dossier = lock(decision.missing());
        if (dossier.missing().version() != decision.version()
                || !dossier.possible(me).contains(decision.kind())) {
            throw new MissingConflict(dossier);
        }
        UnfitInput.unlessEmpty(checks.decision(decision, dossier.missing(), today()));
        if (decision.kind() == MissingActKind.REOPEN) {
            table.findOpen(dossier.missing().name()).ifPresent(other -> {
                UnfitInput.unlessEmpty(List.of(InputError.of("because", "demand.missingData.wrong.stated", other)));
            });
        }
        return moves.move(
                dossier,
                decision.kind(),
                me,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                decision.because(),
                checks.completed(decision.detail(), dossier.missing()));
    }

    /// Notes that a day which was named has passed: the next rung of the ladder is reached.
    ///
    /// @param late working days that are over since a last day
    @Transactional
    void noteLate(String id, ToIntFunction<LocalDate> late) {
        table.lock(id).ifPresent(missing -> {
            var due = missing.due();
            if (due != null) {
                var dossier = new MissingDossier(missing, table.listActs(id));
                Rung.next(missing.rung(), late.applyAsInt(due))
                        .ifPresent(
                                rung -> platform(dossier, MissingActKind.ESCALATE, new MissingDetail.Escalation(rung)));
            }
        });
    }

    /// Notes that the entry which a statement waits for is published, unless that was noted. One that holds nothing
    /// of what is needed ends no case.
    @Transactional
    void notePublished(String id, String entry) {
        var dossier = lock(id);
        var missing = dossier.missing();
        if (missing.state() == MissingState.ACCEPTED
                && missing.entry().equals(entry)
                && checks.holdsAny(entry, missing)) {
            platform(
                    dossier,
                    MissingActKind.FULFIL,
                    checks.completed(new MissingDetail.Entry(entry, List.of()), missing));
        }
    }

    /// Notes that a data service was opened on an entry: whoever asked for it has what they asked for.
    @Transactional
    void noteServed(String entry) {
        for (var id : table.listAsking(entry)) {
            var dossier = lock(id);
            if (!dossier.missing().state().isOver()) {
                platform(
                        dossier,
                        MissingActKind.FULFIL,
                        checks.completed(new MissingDetail.Entry(entry, List.of()), dossier.missing()));
            }
        }
    }

    private void platform(MissingDossier dossier, MissingActKind kind, MissingDetail detail) {
        moves.move(dossier, kind, null, clock.instant().truncatedTo(ChronoUnit.MICROS), "", detail);
    }

    private MissingDossier lock(String id) {
        var missing = table.lock(id).orElseThrow(() -> new NotFound("missing data", id));
        return new MissingDossier(missing, table.listActs(id));
    }

    /// @throws NotFound when there is none
    public MissingDossier getDossier(String id) {
        var missing = table.find(id).orElseThrow(() -> new NotFound("missing data", id));
        return new MissingDossier(missing, table.listActs(id));
    }

    /// The items that were asked for and that an entry does not hold by name; all of them when there is no such entry.
    public List<String> listLacking(MissingDataset missing, String entry) {
        return checks.lacking(missing, entry);
    }

    /// Open statements that may mean the same, likeliest first: their names are alike, or one holds the other.
    public List<MissingDataset> listSimilar(String name) {
        if (Wording.key(name).isEmpty()) {
            return List.of();
        }
        return table.listOpen().stream()
                .filter(each -> Wording.likeness(each.name(), name) >= ALIKE || Wording.holds(each.name(), name))
                .sorted(Comparator.comparingDouble((MissingDataset each) -> -Wording.likeness(each.name(), name)))
                .limit(MOST_SIMILAR)
                .toList();
    }

    /// A page of statements, last moved first unless the query sorts by `id`, `name`, `state`, `source`, `due`, `needs`
    /// or `moved`.
    public Paged<MissingDataset> listMissing(MissingFilter filter, ListQuery query) {
        return table.list(filter, query, today());
    }

    public long count(MissingFilter filter) {
        return table.count(filter, "", today());
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
