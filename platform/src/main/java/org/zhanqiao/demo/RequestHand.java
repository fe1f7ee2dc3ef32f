package org.zhanqiao.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.web.Page;

/// Does the acts of requests as their people would, each at its time.
@Component
class RequestHand {

    /// Days before the end of a term on which the platform reminds of it.
    private static final int RENEWAL_DAYS = 30;

    private final AccessRequests requests;
    private final Agreements agreements;
    private final OfficerKeys keys;
    private final PassedDays passed;
    private final Past past;

    RequestHand(AccessRequests requests, Agreements agreements, OfficerKeys keys, PassedDays passed, Past past) {
        this.requests = requests;
        this.agreements = agreements;
        this.keys = keys;
        this.passed = passed;
        this.past = past;
    }

    AccessRequest draft(Ask ask, Person who, Instant at) {
        return past.at(at, () -> requests.draft(ask, who));
    }

    /// Asks for the same once more.
    ///
    /// @param until   the last day of the new term
    /// @param reduced whether without the last of its items
    AccessRequest renew(AccessRequest request, LocalDate until, boolean reduced, Person who, Instant at) {
        return past.at(at, () -> {
            var renewal = requests.renew(request.id(), who);
            var ask = renewal.ask().until(until);
            return requests.revise(
                    renewal.id(),
                    renewal.version(),
                    reduced && ask.terms().fields().size() > 1 ? reduced(ask) : ask,
                    who);
        });
    }

    private static Ask reduced(Ask ask) {
        var terms = ask.terms();
        var kept = terms.fields().subList(0, terms.fields().size() - 1);
        var needs = new HashMap<>(ask.needs());
        needs.remove(terms.fields().getLast().item());
        return ask.withItems(
                ask.shareMode(),
                new GrantTerms(
                        terms.modes(),
                        terms.lookupKeys(),
                        kept,
                        terms.verifiable(),
                        terms.maskedLookups(),
                        terms.filter()),
                needs);
    }

    /// Asks for it until another day.
    AccessRequest lengthen(AccessRequest request, LocalDate until, Person who, Instant at) {
        return past.at(
                at,
                () -> requests.revise(
                        request.id(), request.version(), request.ask().until(until), who));
    }

    AccessRequest act(AccessRequest request, ActKind kind, Person who, String because, ActDetail detail, Instant at) {
        return past.at(
                at,
                () -> requests.act(new RequestDecision(request.id(), request.version(), kind, because, detail), who));
    }

    /// Signs with a key that the platform keeps; where there is none, one was made when the city was
    /// registered, because requests are not made in the order of their days.
    AccessRequest sign(AccessRequest request, Side side, Person who, Instant at) {
        if (keys.findCurrent(who.id()).isEmpty()) {
            var algorithm = side == Side.PROVIDER ? KeyAlgorithm.SM2_SM3 : KeyAlgorithm.ED25519;
            past.at(past.beginning(), () -> keys.make(who.id(), algorithm));
        }
        return past.at(at, () -> agreements.sign(request.id(), request.version(), side, who));
    }

    /// What the platform does by itself while days go by: what is late goes up the ladder, a term is reminded of and
    /// ends.
    ///
    /// @param upTo the last day that has come
    AccessRequest pass(AccessRequest request, LocalDate upTo) {
        var passing = request.state() == RequestState.IN_FORCE ? passTerm(request, upTo) : request;
        var due = passing.due();
        if (due == null) {
            return passing;
        }
        passed.climb(passing.id(), due, dayOf(passing.moved()), upTo);
        return current(passing);
    }

    private AccessRequest passTerm(AccessRequest request, LocalDate upTo) {
        var until = request.ask().until();
        if (until == null) {
            return request;
        }
        for (var day : new LocalDate[] {until.minusDays(RENEWAL_DAYS - 1L), until.plusDays(1)}) {
            if (!day.isAfter(upTo) && !day.isBefore(dayOf(request.moved()))) {
                passed.note(request.id(), day);
            }
        }
        return current(request);
    }

    private AccessRequest current(AccessRequest request) {
        return requests.findRequest(request.id()).orElseThrow();
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(Page.ZONE).toLocalDate();
    }
}
