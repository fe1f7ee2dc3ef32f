package org.zhanqiao.exchange.grants;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantFilter;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;

/// What the list of all grants was narrowed to; empty texts for no bound.
///
/// @param state    a standing by name; anything else is no bound
/// @param consumer code of the agency whose systems call
/// @param provider code of the agency whose services are called
/// @param service  code of a data service
public record AllGrantsQuery(String state, String consumer, String provider, String service) {

    public AllGrantsQuery {
        service = service.strip();
    }

    Optional<Grant.Standing> standing() {
        for (var standing : Grant.Standing.values()) {
            if (standing.name().equals(state)) {
                return Optional.of(standing);
            }
        }
        return Optional.empty();
    }

    public boolean isNarrow() {
        return standing().isPresent() || !consumer.isEmpty() || !provider.isEmpty() || !service.isEmpty();
    }

    /// Turns agencies into their systems and services, which is what grants name.
    @Component
    static final class Filters {

        private final Identity identity;
        private final Exchange exchange;

        Filters(Identity identity, Exchange exchange) {
            this.identity = identity;
            this.exchange = exchange;
        }

        GrantFilter of(AllGrantsQuery query) {
            return new GrantFilter(query.standing(), callers(query), services(query));
        }

        private Optional<List<String>> callers(AllGrantsQuery query) {
            return query.consumer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(identity.listSystemsOf(query.consumer).stream()
                            .map(CallingSystem::code)
                            .toList());
        }

        private Optional<List<String>> services(AllGrantsQuery query) {
            if (query.provider.isEmpty()) {
                return query.service.isEmpty() ? Optional.empty() : Optional.of(List.of(query.service));
            }
            return Optional.of(exchange.listServicesOf(query.provider).stream()
                    .map(DataService::code)
                    .filter(code -> query.service.isEmpty() || code.equals(query.service))
                    .toList());
        }
    }
}
