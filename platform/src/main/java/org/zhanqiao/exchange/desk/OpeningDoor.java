package org.zhanqiao.exchange.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;

/// Leads the officer of an entry's own agency to opening a data service on it where none stands.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OpeningDoor implements EntryWays {

    private final Exchange exchange;

    OpeningDoor(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Finder of(SignedInPerson me) {
        var own = me.agency().filter(_ -> me.has(Role.DATA_OFFICER)).orElse("");
        if (own.isEmpty()) {
            return (_, _, _) -> List.of();
        }
        var served =
                exchange.listServicesOf(own).stream().map(DataService::dataset).collect(Collectors.toSet());
        return (code, agency, share) -> agency.equals(own) && share != ShareType.WITHHELD && !served.contains(code)
                ? List.of(new Way("exchange.opening.door", List.of(), OpeningPages.NEW + "?entry=" + code))
                : List.of();
    }
}
