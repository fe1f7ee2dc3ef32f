package org.zhanqiao.exchange;

import java.util.HashMap;
import java.util.Map;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.protection.Mask;

/// Turns a grant into a plan of what is in force of it.
final class PlanCompiler {

    private PlanCompiler() {}

    /// @param approved whether a second person has approved the grant
    static PlanDefinition compile(Grant grant, String callerAgency, Ground ground, boolean approved) {
        var inForce = TermsInForce.of(grant.terms(), ground, approved);
        var terms = inForce.terms();
        var service = ground.service();
        var dataset = ground.dataset();
        var kind = ground.kind();
        var columns = terms.fields().stream()
                .map(field -> column(item(dataset, field.item()), field.mask()))
                .toList();
        var verifiable = terms.verifiable().stream()
                .map(name -> column(item(dataset, name), new Mask.None()))
                .toList();
        Map<String, ItemType> keys = new HashMap<>();
        terms.lookupKeys()
                .forEach(key ->
                        key.forEach(name -> keys.put(name, item(dataset, name).type())));
        Map<String, PlanDefinition.Statement> statements = kind == SourceKind.HTTP || isEmpty(terms)
                ? Map.of()
                : new PlanSql(service, dataset, kind == SourceKind.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.STANDARD)
                        .statements(terms.modes(), terms.lookupKeys(), columns, verifiable, terms.filter());
        return new PlanDefinition(
                grant.id(),
                grant.caller(),
                callerAgency,
                service.agency(),
                grant.purpose(),
                grant.matter(),
                grant.legalBasis(),
                grant.agreement(),
                grant.caseRequired(),
                grant.callsPerSecond(),
                grant.callsPerDay(),
                Math.toIntExact(grant.lastGoodFor().toSeconds()),
                grant.notBefore(),
                grant.notAfter(),
                grant.state() == Grant.State.SUSPENDED,
                terms.modes(),
                keys,
                terms.lookupKeys(),
                columns,
                verifiable,
                statements,
                terms.filter(),
                inForce.withheld(),
                new PlanDefinition.Service(
                        service.code(),
                        service.title(),
                        service.source(),
                        kind,
                        service.relation(),
                        service.rowKey(),
                        service.asOf(),
                        service.subjects(),
                        Math.toIntExact(service.timeLimit().toMillis()),
                        service.bulkhead(),
                        kind == SourceKind.HTTP ? service.columns() : Map.of()));
    }

    private static boolean isEmpty(GrantTerms terms) {
        return terms.fields().isEmpty() && terms.verifiable().isEmpty();
    }

    static PlanDefinition.Column column(DataItem item, Mask mask) {
        return new PlanDefinition.Column(item.name(), item.title(), item.titleEn(), item.type(), mask.text());
    }

    private static DataItem item(Dataset dataset, String name) {
        return dataset.findItem(name).orElseThrow();
    }
}
