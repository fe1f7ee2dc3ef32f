package org.zhanqiao.exchange;

import java.util.HashMap;
import java.util.Map;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.protection.Mask;

/// Turns a grant into a plan, or says what its service, its dataset or the levels do not allow.
final class PlanCompiler {

    private PlanCompiler() {}

    /// @throws UnfitGrant naming the items and the rules they break
    static PlanDefinition compile(
            Grant grant, String callerAgency, DataService service, Dataset dataset, SourceKind kind) {
        var terms = grant.terms();
        UnfitGrant.unlessEmpty(TermsCheck.listFlaws(terms, service, dataset, kind));
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
        Map<String, PlanDefinition.Statement> statements = kind == SourceKind.HTTP
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
                        service.bulkhead()));
    }

    private static PlanDefinition.Column column(DataItem item, Mask mask) {
        return new PlanDefinition.Column(item.name(), item.title(), item.titleEn(), item.type(), mask.text());
    }

    private static DataItem item(Dataset dataset, String name) {
        return dataset.findItem(name).orElseThrow();
    }
}
