package org.zhanqiao.exchange;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Entries;
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
    private final Entries entries;
    private final LevelRules levels;

    ServiceOfferings(Exchange exchange, Entries entries, LevelRules levels) {
        this.exchange = exchange;
        this.entries = entries;
        this.levels = levels;
    }

    @Override
    public Optional<Offering> findOffering(String service) {
        return exchange.findService(service).map(found -> {
            boolean reviewed = !entries.listReviewed(List.of(found.dataset())).isEmpty();
            return offering(found, exchange.sourceKind(found), reviewed);
        });
    }

    @Override
    public List<Offering> listOfferings() {
        var kinds = exchange.sourceKinds();
        var services = exchange.listServices();
        var reviewed = entries.listReviewed(
                services.stream().map(DataService::dataset).distinct().toList());
        return services.stream()
                .flatMap(service -> Optional.ofNullable(kinds.get(service.source()))
                        .map(kind -> offering(service, kind, reviewed.contains(service.dataset())))
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

    private static Offering offering(DataService service, SourceKind kind, boolean reviewed) {
        return new Offering(
                service.code(),
                service.title(),
                service.agency(),
                service.dataset(),
                service.listable(kind),
                kind == SourceKind.HTTP ? service.httpKey() : "",
                reviewed);
    }
}
