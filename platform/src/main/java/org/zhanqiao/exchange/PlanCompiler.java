package org.zhanqiao.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.protection.Mask;

/// Turns a grant into a plan, or says what its service, its dataset or the levels do not allow.
final class PlanCompiler {

    private PlanCompiler() {}

    /// @throws IllegalArgumentException naming the item and the rule it breaks
    static PlanDefinition compile(
            Grant grant, String callerAgency, DataService service, Dataset dataset, SourceKind kind) {
        var terms = grant.terms();
        var columns = new ArrayList<PlanDefinition.Column>();
        for (var field : terms.fields()) {
            var item = item(dataset, field.item());
            if (!item.level().mayBeReturned()) {
                throw new IllegalArgumentException(
                        "item " + item.name() + " is level 4: it can be verified, never returned, not even masked");
            }
            checkMask(item, field.mask());
            columns.add(column(item, field.mask()));
        }
        var verifiable = terms.verifiable().stream()
                .map(name -> column(item(dataset, name), new Mask.None()))
                .toList();
        Map<String, ItemType> keys = new HashMap<>();
        for (var key : terms.lookupKeys()) {
            if (new TreeSet<>(key).size() != key.size() || key.isEmpty()) {
                throw new IllegalArgumentException("a lookup key names each item once: " + key);
            }
            key.forEach(name -> keys.put(name, item(dataset, name).type()));
        }
        for (var condition : terms.filter()) {
            var type = item(dataset, condition.item()).type();
            for (var value : condition.values()) {
                if (!type.accepts(value)) {
                    throw new IllegalArgumentException(
                            "the filter on " + condition.item() + " compares a " + type + " with '" + value + "'");
                }
            }
        }
        if (kind == SourceKind.HTTP) {
            checkHttp(service, terms.modes().contains(Mode.LIST), terms.lookupKeys());
        }
        if (terms.modes().contains(Mode.LIST) && service.rowKey().isEmpty()) {
            throw new IllegalArgumentException("service " + service.code() + " has no row key, so it cannot be listed");
        }
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

    private static void checkHttp(DataService service, boolean list, List<List<String>> lookupKeys) {
        if (list) {
            throw new IllegalArgumentException(
                    "an HTTP interface is asked by key; service " + service.code() + " cannot be listed");
        }
        var keyItem = service.relation().split(":", -1)[2];
        for (var key : lookupKeys) {
            if (!key.equals(List.of(keyItem))) {
                throw new IllegalArgumentException(
                        "service " + service.code() + " is asked by '" + keyItem + "' only, not by " + key);
            }
        }
    }

    private static void checkMask(DataItem item, Mask mask) {
        boolean fits = switch (mask) {
            case Mask.None _, Mask.Hide _, Mask.Pseudonym _, Mask.Sm4 _ -> true;
            case Mask.KeepEnds _ -> item.type() == ItemType.TEXT || item.type() == ItemType.NUMBER;
            case Mask.Year _ -> item.type() == ItemType.DATE || item.type() == ItemType.TIMESTAMP;
            case Mask.District _ -> item.type() == ItemType.TEXT;
            case Mask.Band _ -> item.type() == ItemType.NUMBER;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "mask " + mask.text() + " does not fit item " + item.name() + " of type " + item.type());
        }
    }

    private static PlanDefinition.Column column(DataItem item, Mask mask) {
        return new PlanDefinition.Column(item.name(), item.title(), item.titleEn(), item.type(), mask.text());
    }

    private static DataItem item(Dataset dataset, String name) {
        return dataset.findItem(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("dataset " + dataset.code() + " has no item '" + name + "'"));
    }
}
