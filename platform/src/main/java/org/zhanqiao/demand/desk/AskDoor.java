package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;

/// Leads from an entry to the request for its data. Where no data service serves it, the page says so, and an officer
/// of another agency is led to ask for one.
@Component
@Order(0)
class AskDoor implements EntryWays {

    static final String MISSING_SERVICE = "/desk/missing/new?entry=";

    private final Offerings offerings;

    AskDoor(Offerings offerings) {
        this.offerings = offerings;
    }

    @Override
    public Finder of(SignedInPerson me) {
        var services = offerings.listOfferings().stream()
                .filter(Offering::askable)
                .collect(Collectors.groupingBy(Offering::dataset));
        return (code, agency, share) -> ways(services.getOrDefault(code, List.of()), code, agency, share, me);
    }

    private static List<Way> ways(
            List<Offering> services, String code, String agency, @Nullable ShareType share, SignedInPerson me) {
        if (share == ShareType.WITHHELD) {
            return List.of();
        }
        boolean asks = me.has(Role.DATA_OFFICER) && !agency.equals(me.agency().orElse(""));
        var ways = new ArrayList<Way>();
        if (services.isEmpty()) {
            ways.add(new Way("demand.door.noService", List.of(), ""));
            if (asks) {
                ways.add(new Way("demand.door.askService", List.of(), MISSING_SERVICE + code));
            }
        } else if (asks) {
            services.forEach(service -> ways.add(
                    services.size() == 1
                            ? new Way("demand.door.ask", List.of(), address(service))
                            : new Way("demand.door.askOf", List.of(service.title()), address(service))));
        }
        return ways;
    }

    private static String address(Offering service) {
        return RequestListPages.ASKED + "/new?service=" + service.code();
    }
}
