package org.zhanqiao.exchange.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.NotFound;

/// What the agency of whoever is signed in has a part in. What another agency has does not exist.
@Component
public final class Deals {

    private static final int MOST = 10_000;

    private final Identity identity;
    private final Exchange exchange;
    private final Grants grants;

    Deals(Identity identity, Exchange exchange, Grants grants) {
        this.identity = identity;
        this.exchange = exchange;
        this.grants = grants;
    }

    /// @throws NotFound for somebody of no registered agency
    public Agency agency(SignedInPerson me) {
        return identity.getAgency(me.agency().orElse(""));
    }

    /// The agency's calling systems; those of auditors call no data services.
    List<CallingSystem> systems(Agency agency) {
        return identity.listSystemsOf(agency.code()).stream()
                .filter(system -> !system.auditor())
                .toList();
    }

    /// Grants the agency's systems hold, newest first.
    public List<Deal> held(Agency agency) {
        var systems = systems(agency).stream().map(CallingSystem::code).toList();
        return complete(grants.listByCallers(systems, MOST, 0), true);
    }

    /// Grants on the agency's services, newest first.
    List<Deal> given(Agency agency) {
        var services = exchange.listServicesOf(agency.code()).stream()
                .map(DataService::code)
                .toList();
        return complete(grants.listByServices(services, MOST, 0), false);
    }

    /// A grant that the agency has a part in; one on its own service counts as held.
    ///
    /// @throws NotFound also for a grant between others
    Deal getDeal(Agency agency, String id) {
        var grant = grants.findGrant(id).orElseThrow(() -> new NotFound("grant", id));
        var deal = complete(List.of(grant), true).getFirst();
        if (deal.consumer().equals(agency)) {
            return deal;
        }
        if (deal.provider().equals(agency)) {
            return new Deal(grant, deal.system(), deal.service(), deal.consumer(), deal.provider(), false);
        }
        throw new NotFound("grant", id);
    }

    /// A grant that one of the agency's systems holds.
    ///
    /// @throws NotFound also for a grant of another's system
    public Deal getHeld(Agency agency, String id) {
        var deal = getDeal(agency, id);
        if (!deal.held()) {
            throw new NotFound("grant", id);
        }
        return deal;
    }

    /// Grants with the two sides they bind, in their order; looked up all at once.
    ///
    /// @param held whether they are looked at from the side that holds them
    public List<Deal> complete(List<Grant> found, boolean held) {
        Map<String, CallingSystem> systems = by(CallingSystem::code, identity.listSystems(codes(found, Grant::caller)));
        Map<String, DataService> services = by(DataService::code, exchange.listServices(codes(found, Grant::service)));
        var sides = Stream.concat(
                        systems.values().stream().map(CallingSystem::agencyCode),
                        services.values().stream().map(DataService::agency))
                .collect(Collectors.toSet());
        Map<String, Agency> agencies = by(Agency::code, identity.listAgencies(sides));
        return found.stream()
                .map(completer(
                        held,
                        code -> known(systems, code),
                        code -> known(services, code),
                        code -> known(agencies, code)))
                .toList();
    }

    private static Set<String> codes(List<Grant> grants, Function<Grant, String> code) {
        return grants.stream().map(code).collect(Collectors.toSet());
    }

    private static <T> Map<String, T> by(Function<T, String> code, List<T> found) {
        return found.stream().collect(Collectors.toMap(code, Function.identity()));
    }

    private static <T> T known(Map<String, T> found, String code) {
        var known = found.get(code);
        if (known == null) {
            throw new NotFound("side of a grant", code);
        }
        return known;
    }

    /// Completes one grant after another; what it has looked up it does not look up again, so it is of one request.
    public Function<Grant, Deal> completer(boolean held) {
        return completer(
                held, remember(identity::getSystem), remember(exchange::getService), remember(identity::getAgency));
    }

    private static Function<Grant, Deal> completer(
            boolean held,
            Function<String, CallingSystem> systems,
            Function<String, DataService> services,
            Function<String, Agency> agencies) {
        return grant -> {
            var system = systems.apply(grant.caller());
            var service = services.apply(grant.service());
            return new Deal(
                    grant,
                    system,
                    service,
                    agencies.apply(system.agencyCode()),
                    agencies.apply(service.agency()),
                    held);
        };
    }

    private static <T> Function<String, T> remember(Function<String, T> look) {
        Map<String, T> known = new HashMap<>();
        return code -> known.computeIfAbsent(code, look);
    }
}
