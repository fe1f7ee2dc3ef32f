package org.zhanqiao.exchange;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryUses;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.Page;

/// Tells an entry's page which data services stand on the dataset and how fresh they are, and which systems read it
/// under a grant.
@Component
@Order(0)
class DatasetUses implements EntryUses {

    private static final int MOST = 100;

    private final Exchange exchange;
    private final Grants grants;
    private final Identity identity;
    private final Freshness freshness;
    private final InstantSource clock;

    DatasetUses(Exchange exchange, Grants grants, Identity identity, Freshness freshness, InstantSource clock) {
        this.exchange = exchange;
        this.grants = grants;
        this.identity = identity;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public List<Use> listUses(String code) {
        var services = exchange.listServicesOn(code);
        var now = clock.instant();
        var callers = new HashMap<String, Caller>();
        var newest = freshness.listNewest();
        return Stream.concat(
                        services.stream().map(service -> service(service, newest)),
                        grants
                                .listByServices(
                                        services.stream().map(DataService::code).toList(), MOST, 0)
                                .stream()
                                .filter(grant -> grant.standing(now) == Grant.Standing.IN_FORCE)
                                .map(grant -> use(grant, callers.computeIfAbsent(grant.caller(), this::caller))))
                .toList();
    }

    /// With the day of the newest row, where the source says one.
    private static Use service(DataService service, Map<String, Freshness.Newest> said) {
        var newest = said.get(service.code());
        if (newest == null && service.asOf() != null) {
            return new Use("exchange.use.service.asking", List.of(service.title(), service.code()));
        }
        return newest == null || newest.newest() == null
                ? new Use("exchange.use.service", List.of(service.title(), service.code()))
                : new Use(
                        "exchange.use.service.fresh",
                        List.of(
                                service.title(),
                                service.code(),
                                newest.newest().atZone(Page.ZONE).toLocalDate().toString()));
    }

    private static Use use(Grant grant, Caller caller) {
        return new Use("exchange.use.grant", List.of(caller.agency(), caller.system(), grant.purpose()));
    }

    /// Names of a calling system and its agency.
    private record Caller(String agency, String system) {}

    private Caller caller(String code) {
        var system = identity.findSystem(code);
        return new Caller(
                system.flatMap(found -> identity.findAgency(found.agencyCode()))
                        .map(Agency::name)
                        .orElse(""),
                system.map(CallingSystem::name).orElse(code));
    }
}
