package org.zhanqiao.demand.requests;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.proceeding.DueMoved;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.proceeding.Timed;
import org.zhanqiao.web.NotFound;

/// What happens to a request without anybody deciding on it: a day comes, a calendar is announced, its grant is
/// revoked, a successor comes into force, a dispute ends with an order.
@Service
public class PlatformActs implements Timed {

    /// How long before the end of a term people are told to renew. The city's own number.
    static final Duration RENEWAL = Duration.ofDays(30);

    private final RequestTable table;
    private final RequestMoves moves;
    private final InstantSource clock;

    PlatformActs(RequestTable table, RequestMoves moves, InstantSource clock) {
        this.table = table;
        this.moves = moves;
        this.clock = clock;
    }

    @Override
    public List<String> listForLadder(LocalDate today, String after, int limit) {
        return table.listForLadder(today, after, limit);
    }

    @Override
    public List<String> listRunning(String after, int limit) {
        return table.listRunning(after, limit);
    }

    /// Notes that a day has come: the term is nearly over or over, or the next rung of the ladder is reached.
    @Override
    @Transactional
    public void noteDay(String id, ToIntFunction<LocalDate> late) {
        var found = table.lock(id);
        if (found.isEmpty()) {
            return;
        }
        var dossier = new Dossier(found.get(), table.history(id));
        var request = dossier.request();
        var now = clock.instant();
        if (request.state() == RequestState.IN_FORCE
                && !now.isBefore(request.ask().end())) {
            moves.move(dossier, ActKind.EXPIRE, null, now, "", new ActDetail.None(), "");
            return;
        }
        if (request.state() == RequestState.IN_FORCE
                && dossier.history().findLast(ActKind.REMIND).isEmpty()
                && !now.plus(RENEWAL).isBefore(request.ask().end())) {
            moves.move(dossier, ActKind.REMIND, null, now, "", new ActDetail.None(), "");
            return;
        }
        var due = request.due();
        if (due == null && request.state().isDisposing()) {
            // It ended before the disposal had a day.
            var _ = moves.reckonAnew(request, dossier.history());
            return;
        }
        if (due == null || !Lifecycle.listActs(request.state()).contains(ActKind.ESCALATE)) {
            return;
        }
        Rung.next(request.rung(), late.applyAsInt(due))
                .ifPresent(rung ->
                        moves.move(dossier, ActKind.ESCALATE, null, now, "", new ActDetail.Escalation(rung), ""));
    }

    /// Notes that another request took the place of one, unless that had ended already.
    ///
    /// @param successor the other; what it does not give any more has to be disposed of
    /// @return the number of the grant that is to be revoked now; empty for none
    @Transactional
    public Optional<String> noteSuperseded(String id, AccessRequest successor) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        if (request.state() != RequestState.IN_FORCE) {
            return Optional.empty();
        }
        moves.move(
                new Dossier(request, table.history(id)),
                ActKind.SUPERSEDE,
                null,
                clock.instant(),
                "",
                new ActDetail.Successor(successor.id(), request.listDropped(successor)),
                "");
        return Optional.of(request.grant());
    }

    /// Brings a refused request back to its provider, who has to answer it anew; nothing happens to any other.
    ///
    /// @param order   what ordered it
    /// @param because what was ordered, in words
    @Transactional
    public void noteOrder(String id, ActDetail.Order order, String because) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        if (request.state() == RequestState.REFUSED) {
            moves.move(
                    new Dossier(request, table.history(id)),
                    ActKind.ANSWER_ANEW,
                    null,
                    clock.instant(),
                    because,
                    order,
                    "");
        }
    }

    /// Holds a request to the end of the transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String id) {
        var _ = table.lock(id).orElseThrow(() -> new NotFound("request", id));
    }

    /// Notes that the grant of a request was revoked, unless the request ended by that itself.
    @Transactional
    public void noteRevocation(String id, Grant grant) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        if (request.state() == RequestState.IN_FORCE && request.grant().equals(grant.id())) {
            var end = grant.end();
            moves.move(
                    new Dossier(request, table.history(id)),
                    ActKind.TERMINATE,
                    null,
                    clock.instant(),
                    end == null ? "" : end.because(),
                    new ActDetail.None(),
                    "");
        }
    }

    /// Notes that the grant of a request was suspended or resumed, unless the request itself did that.
    @Transactional
    public void noteSuspension(String id, Grant grant) {
        var request = table.lock(id).orElseThrow(() -> new NotFound("request", id));
        var dossier = new Dossier(request, table.history(id));
        boolean suspended = grant.state() == Grant.State.SUSPENDED;
        if (request.state() != RequestState.IN_FORCE
                || !request.grant().equals(grant.id())
                || suspended == dossier.history().findSuspension().isPresent()) {
            return;
        }
        var end = grant.end();
        moves.move(
                dossier,
                suspended ? ActKind.SUSPEND : ActKind.RESUME,
                null,
                clock.instant(),
                end == null ? "" : end.because(),
                new ActDetail.None(),
                "");
    }

    @Override
    @Transactional
    public Optional<DueMoved> reckonAnew(String id) {
        return table.lock(id).flatMap(request -> {
            var after = moves.reckonAnew(request, table.history(id));
            return DueMoved.of(id, "/desk/requests/" + id, request.owing(), "", request.due(), after.due());
        });
    }
}
