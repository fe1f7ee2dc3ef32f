package org.zhanqiao.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.zhanqiao.demand.GrantDecision;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;

/// Sources of rows as a city registers them: an administrator says where an agency's database or interface is and by
/// which account it is read; from then on the agency's officers can open data services on it. A change is in force at
/// every node within a second. Secrets go in and never come out.
@Service
public class Sources {

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");
    private static final int LONGEST_TITLE = 100;

    /// What the platform itself goes by.
    private static final Set<String> RESERVED = Set.of("hosting", "new", "draft");

    private final SourceTable table;
    private final SourceTrials trials;
    private final Services services;
    private final Identity identity;

    Sources(SourceTable table, SourceTrials trials, Services services, Identity identity) {
        this.table = table;
        this.trials = trials;
        this.services = services;
        this.identity = identity;
    }

    /// Sources that were not removed.
    public Paged<RegisteredSource> listSources(SourceFilter filter, ListQuery query) {
        return table.list(filter, query);
    }

    /// @throws NotFound when there is none, or it was removed
    public RegisteredSource getSource(String id) {
        return table.find(id).orElseThrow(() -> new NotFound("source", id));
    }

    /// What was done to a source, newest first; also of one that was removed.
    public List<SourceAct> listActs(String id) {
        return table.listActs(id);
    }

    /// How each of these was last reached, by id; one that was never tested is left out.
    public Map<String, SourceTrial> listTrials(List<String> ids) {
        return table.listTrials(ids);
    }

    public Optional<SourceTrial> findTrial(String id) {
        return Optional.ofNullable(table.listTrials(List.of(id)).get(id));
    }

    /// The data services that are served from a source, by code.
    public List<DataService> listServices(String id) {
        return services.listOnSource(id);
    }

    /// Whether the connection of a source is not encrypted.
    public static boolean isPlain(SourceKind kind, String url) {
        return SourceAddress.isPlain(kind, url);
    }

    /// Registers a source.
    ///
    /// @param untested whether it is kept although it cannot be reached now
    /// @param by       login
    public SourceOutcome register(SourceDraft draft, boolean untested, String by) {
        var flaws = new ArrayList<InputError>();
        if (!ID.matcher(draft.id()).matches() || RESERVED.contains(draft.id())) {
            flaws.add(InputError.of("id", "exchange.sources.wrong.id"));
        }
        if (identity.findAgency(draft.agency()).isEmpty()) {
            flaws.add(InputError.of("agency", "exchange.sources.wrong.agency"));
        }
        flaws.addAll(listFlaws(draft));
        if (!flaws.isEmpty()) {
            return new SourceOutcome.Unfit(flaws);
        }
        if (table.find(draft.id()).isPresent()) {
            return new SourceOutcome.Unfit(List.of(InputError.of("id", "exchange.sources.wrong.idTaken", draft.id())));
        }
        var trial = trials.run(draft.definition());
        if (trial instanceof TrialOutcome.Failed failed && !untested) {
            return new SourceOutcome.NotReached(failed);
        }
        return kept(table.register(draft, by), trial, by);
    }

    /// Changes what a source is called, where it is and by which account it is read. Its agency and kind stay: what
    /// services were opened for.
    ///
    /// @param draft   without a secret the one that is kept stays, as long as address and account stay, too: nobody
    ///                sends a secret elsewhere that they do not know
    /// @param version that was seen
    /// @throws NotFound when there is none, or it was removed
    public SourceOutcome change(SourceDraft draft, long version, boolean untested, String by) {
        var now = getSource(draft.id());
        if (!now.registered()) {
            return new SourceOutcome.Fixed(now);
        }
        if (now.version() != version) {
            return overtaken(now);
        }
        var whole = withKeptSecret(draft, now);
        if (whole.isEmpty()) {
            return new SourceOutcome.Unfit(List.of(InputError.of("secret", "exchange.sources.wrong.secretAgain")));
        }
        var wanted = whole.get();
        var flaws = listFlaws(wanted);
        if (!flaws.isEmpty()) {
            return new SourceOutcome.Unfit(flaws);
        }
        var trial = trials.run(wanted.definition());
        if (trial instanceof TrialOutcome.Failed failed && !untested) {
            return new SourceOutcome.NotReached(failed);
        }
        return kept(table.change(wanted, version, !draft.secret().isEmpty(), by), trial, by);
    }

    private Optional<SourceDraft> withKeptSecret(SourceDraft draft, RegisteredSource now) {
        var wanted = new SourceDraft(
                draft.id(), now.agency(), draft.title(), now.kind(), draft.url(), draft.username(), draft.secret());
        if (!draft.secret().isEmpty()) {
            return Optional.of(wanted);
        }
        return wanted.url().equals(now.url()) && wanted.username().equals(now.username())
                ? table.findDefinition(now.id()).map(kept -> wanted.withSecret(kept.password()))
                : Optional.empty();
    }

    private SourceOutcome kept(SourceOutcome outcome, TrialOutcome trial, String by) {
        if (outcome instanceof SourceOutcome.Done(RegisteredSource source)) {
            table.keep(source.id(), trial, by);
        }
        return outcome;
    }

    private SourceOutcome overtaken(RegisteredSource now) {
        return new SourceOutcome.Overtaken(
                now, table.listActs(now.id()).stream().findFirst().orElse(null));
    }

    private List<InputError> listFlaws(SourceDraft draft) {
        var flaws = new ArrayList<InputError>();
        if (draft.title().isEmpty() || draft.title().length() > LONGEST_TITLE) {
            flaws.add(InputError.of("title", "exchange.sources.wrong.title", LONGEST_TITLE));
        }
        switch (SourceAddress.read(draft.kind(), draft.url())) {
            case SourceAddress.Wrong(var flaw) -> flaws.add(flaw);
            case SourceAddress.Endpoint(var host) ->
                trials.findHostFault(host).ifPresent(fault -> flaws.add(hostFlaw(fault, host)));
        }
        flaws.addAll(SourceAddress.listAccountFlaws(draft.kind(), draft.username(), draft.secret()));
        return flaws;
    }

    private static InputError hostFlaw(SourceFault fault, String host) {
        return fault == SourceFault.FORBIDDEN_HOST
                ? InputError.of("url", "exchange.sources.wrong.host", host)
                : InputError.of("url", "exchange.sources.fault." + fault.name(), "");
    }

    /// Tests the connection of a source that is not kept yet, or of changes to one that is; keeps nothing.
    public TrialReading tryDraft(SourceDraft draft) {
        var whole = draft.secret().isEmpty()
                ? table.find(draft.id())
                        .filter(RegisteredSource::registered)
                        .flatMap(now -> withKeptSecret(draft, now))
                        .orElse(draft)
                : draft;
        var flaws = listFlaws(whole).stream()
                .filter(flaw -> !flaw.field().equals("title"))
                .toList();
        return flaws.isEmpty() ? new TrialReading.Tried(trials.run(whole.definition())) : new TrialReading.Unfit(flaws);
    }

    /// Tests the connection of a source, on or off, and keeps how it ended.
    ///
    /// @throws NotFound when there is none, or it was removed
    public TrialOutcome tryAgain(String id, String by) {
        var source = getSource(id);
        var definition = table.findDefinition(id).orElseThrow(() -> new NotFound("source", id));
        var outcome = source.registered() ? trials.run(definition) : trials.runOwn(definition);
        table.keep(id, outcome, by);
        return outcome;
    }

    /// Stops every use of a source until [#switchOn]: services on it answer that they are unavailable, and say why.
    ///
    /// @throws NotFound when there is none, or it was removed
    public SourceOutcome switchOff(String id, long version, String because, String by) {
        return withReason(id, because, reason -> table.turn(id, version, false, reason, by));
    }

    /// @throws NotFound when there is none, or it was removed
    public SourceOutcome switchOn(String id, long version, String by) {
        getSource(id);
        return table.turn(id, version, true, "", by);
    }

    /// Takes a source away for good. Its id is not given again.
    ///
    /// @throws NotFound when there is none, or it was removed
    public SourceOutcome remove(String id, long version, String because, String by) {
        var now = getSource(id);
        return now.registered()
                ? withReason(id, because, reason -> table.remove(id, version, reason, by))
                : new SourceOutcome.Fixed(now);
    }

    private SourceOutcome withReason(String id, String because, Function<String, SourceOutcome> act) {
        getSource(id);
        var reason = because.strip();
        return reason.isEmpty() || reason.length() > GrantDecision.LONGEST_REASON
                ? new SourceOutcome.Unfit(List.of(
                        InputError.of("because", "exchange.sources.wrong.because", GrantDecision.LONGEST_REASON)))
                : act.apply(reason);
    }
}
