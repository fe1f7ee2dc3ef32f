package org.zhanqiao.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.EntryStandings;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.Mask;

/// The data services, for whoever asks for data.
@Component
class ServiceOfferings implements Offerings {

    private final Exchange exchange;
    private final EntryStandings standings;
    private final LevelRules levels;

    ServiceOfferings(Exchange exchange, EntryStandings standings, LevelRules levels) {
        this.exchange = exchange;
        this.standings = standings;
        this.levels = levels;
    }

    @Override
    public Optional<Offering> findOffering(String service) {
        return exchange.findService(service).map(found -> {
            var dataset = List.of(found.dataset());
            return offering(
                    found,
                    exchange.sourceKind(found),
                    standings.listReviewed(dataset),
                    standings.listWithdrawn(dataset));
        });
    }

    @Override
    public List<Offering> listOfferings() {
        var kinds = exchange.sourceKinds();
        var services = exchange.listServices();
        var datasets = services.stream().map(DataService::dataset).distinct().toList();
        var reviewed = standings.listReviewed(datasets);
        var withdrawn = standings.listWithdrawn(datasets);
        return services.stream()
                .flatMap(service -> Optional.ofNullable(kinds.get(service.source()))
                        .map(kind -> offering(service, kind, reviewed, withdrawn))
                        .stream())
                .toList();
    }

    @Override
    public List<GrantFlaw> listFlaws(GrantDraft draft) {
        return exchange.listFlaws(draft);
    }

    @Override
    public boolean mayReturn(DataItem item, Mask mask) {
        var allowance = levels.inForce().of(item.level());
        return allowance.returned() && allowance.suffices(mask) && Exchange.maskFits(item, mask);
    }

    private static Offering offering(
            DataService service, SourceKind kind, Set<String> reviewed, Set<String> withdrawn) {
        return new Offering(
                service.code(),
                service.title(),
                service.agency(),
                service.dataset(),
                service.listable(kind),
                kind == SourceKind.HTTP ? service.httpKey() : "",
                reviewed.contains(service.dataset()),
                withdrawn.contains(service.dataset()));
    }
}
