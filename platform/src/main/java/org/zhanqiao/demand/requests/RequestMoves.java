package org.zhanqiao.demand.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Instructing;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.workday.Reckoning;

/// The one place in which a request changes, whoever decided it. Its row is held by the transaction of the caller.
@Component
final class RequestMoves {

    private final RequestTable table;
    private final SignedOffTable signedOff;
    private final RequestClocks clocks;
    private final ActLog acts;
    private final ApplicationEventPublisher events;

    RequestMoves(
            RequestTable table,
            SignedOffTable signedOff,
            RequestClocks clocks,
            ActLog acts,
            ApplicationEventPublisher events) {
        this.table = table;
        this.signedOff = signedOff;
        this.clocks = clocks;
        this.acts = acts;
        this.events = events;
    }

    /// A request begins.
    void begin(AccessRequest request, Person me) {
        table.insert(request);
        remember(
                request,
                request,
                act(request, RequestState.DRAFT, 1, ActKind.DRAFT, me, request.draftedAt(), "", new ActDetail.None()));
    }

    /// The last day anew, on the calendar that is in force now.
    AccessRequest reckonAnew(AccessRequest request, RequestHistory history) {
        var after = withClock(request, request.state(), history, null, request.version(), request.moved(), "");
        update(after, request.version());
        return after;
    }

    /// Does an act: the request as it is after it, the act, its evidence and its event, together or not at all.
    ///
    /// @param me    who does it; null for the platform
    /// @param grant number of the grant that the request becomes by it; empty for none
    AccessRequest move(
            Dossier dossier,
            ActKind kind,
            @Nullable Person me,
            Instant now,
            String because,
            ActDetail detail,
            String grant) {
        var before = dossier.request();
        var state = next(dossier, kind, detail);
        var act = act(before, state, dossier.history().last().number() + 1, kind, me, now, because, detail);
        var done = new ArrayList<>(dossier.history().acts());
        done.add(act);
        var climbed = detail instanceof ActDetail.Escalation(Rung reached) ? reached : null;
        // A day that comes changes nothing that a person decided on.
        long version = me == null && state == before.state() ? before.version() : before.version() + 1;
        var after = withClock(
                before,
                state,
                new RequestHistory(done),
                climbed,
                version,
                state == before.state() ? before.moved() : now,
                grant);
        update(after, before.version());
        if (kind == ActKind.SIGN_OFF || kind == ActKind.SIGN_OFF_COMPLETION) {
            signedOff.keep(after.id());
        }
        remember(before, after, act);
        return after;
    }

    /// Where an act leads. What is completed goes back to the provider while it asks for what was signed
    /// off, and to the head otherwise; what is replaced is over, unless its successor dropped items.
    private RequestState next(Dossier dossier, ActKind kind, ActDetail detail) {
        var request = dossier.request();
        var states = Lifecycle.after(request.state(), kind);
        if (states.isEmpty()) {
            throw RequestConflict.impossible(request, dossier.history().last());
        }
        if (states.size() == 1) {
            return states.getFirst();
        }
        var next = detail instanceof ActDetail.Successor(var _, var dropped)
                ? dropped.isEmpty() ? RequestState.SUPERSEDED : RequestState.REDUCED
                : signedOff.beside(request).stands() ? RequestState.SUBMITTED : RequestState.COMPLETION_PROPOSED;
        if (!states.contains(next)) {
            throw new IllegalStateException(kind + " does not lead from " + request.state() + " to " + next);
        }
        return next;
    }

    /// @param climbed the rung that is reached now; null for none
    private AccessRequest withClock(
            AccessRequest request,
            RequestState state,
            RequestHistory history,
            @Nullable Rung climbed,
            long version,
            Instant moved,
            String grant) {
        var reckoning = clocks.current(state, request.shareType(), history);
        var due = reckoning.map(RequestMoves::day).orElse(null);
        return request.moved(
                state,
                version,
                moved,
                due,
                reckoning.map(Reckoning::isProvisional).orElse(false),
                climbed == null && isLateStill(request, state, due) ? request.rung() : climbed,
                state.isAnswering() && history.findOpenExtension().isPresent(),
                grant.isEmpty() ? request.grant() : grant);
    }

    /// Whether what was late is late on the same clock; a later day or another clock begins at the foot of the ladder.
    private static boolean isLateStill(AccessRequest before, RequestState state, @Nullable LocalDate due) {
        var was = before.due();
        return isAnswerOwed(state) == isAnswerOwed(before.state())
                && state.isDelivering() == before.state().isDelivering()
                && state.isDisposing() == before.state().isDisposing()
                && due != null
                && was != null
                && !due.isAfter(was);
    }

    /// Also while the asking agency completes it: what was late before stays so.
    private static boolean isAnswerOwed(RequestState state) {
        return state.isAnswering() || state.isCompleting();
    }

    private static @Nullable LocalDate day(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing _ -> null;
        };
    }

    private static Act<RequestState, ActKind> act(
            AccessRequest request,
            RequestState to,
            long number,
            ActKind kind,
            @Nullable Person me,
            Instant at,
            String because,
            ActDetail detail) {
        var decision =
                new Decision<>(request.id(), request.version(), kind, because, Instructing.signed(detail.said(), me));
        return Act.of(decision, number, to, me, at);
    }

    /// Writes a request whose row this transaction holds.
    void update(AccessRequest after, long versionBefore) {
        if (!table.update(after, versionBefore)) {
            throw new IllegalStateException("request " + after.id() + " changed while its row was held");
        }
    }

    /// The act, its evidence and its event stand or fall together.
    private void remember(AccessRequest before, AccessRequest after, Act<RequestState, ActKind> act) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("request", after.id());
        facts.put("consumer", after.consumer());
        facts.put("provider", after.provider());
        facts.put("service", after.ask().service());
        facts.put("asked", after.ask().digest());
        if (act.kind().isSignature()) {
            facts.putAll(act.detail());
        }
        acts.record(act, act.number() == 1 ? "" : before.state().name(), facts);
        events.publishEvent(new RequestMoved(before.state(), after, act));
    }
}
