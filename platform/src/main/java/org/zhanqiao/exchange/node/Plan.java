package org.zhanqiao.exchange.node;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import tools.jackson.core.io.SerializedString;

/// A plan in the form calls use: maps, masks and what is written of it made once. Immutable but for its meters, which
/// follow the grant from
/// one version of the plan to the next.
final class Plan {

    final PlanDefinition definition;
    final List<FieldMask> masks;
    final RateMeter rate;

    /// The columns' names, encoded.
    final List<SerializedString> names;

    /// The members that tell an entry of the evidence which deal a call was made under, with a comma before them.
    final SerializedString evidence;

    private final Map<String, Integer> columns;
    private final Map<String, Integer> verifiable;
    private final Map<Set<String>, LookupKey> lookups = new HashMap<>();

    /// The items of a lookup key, in the order its statements bind them.
    record LookupKey(
            String name,
            List<String> items,
            PlanDefinition.@Nullable Statement query,
            PlanDefinition.@Nullable Statement many,
            PlanDefinition.@Nullable Statement verify,
            PlanDefinition.@Nullable Statement verifyMany) {}

    Plan(PlanDefinition definition, List<FieldMask> masks, RateMeter rate) {
        this.definition = definition;
        this.masks = masks;
        this.rate = rate;
        this.names = definition.columns().stream()
                .map(column -> new SerializedString(column.name()))
                .toList();
        this.evidence = evidence(definition);
        this.columns = positions(definition.columns());
        this.verifiable = positions(definition.verifiable());
        for (var items : definition.lookupKeys()) {
            var name = String.join("+", items);
            var statements = definition.statements();
            lookups.put(
                    Set.copyOf(items),
                    new LookupKey(
                            name,
                            items,
                            statements.get("query:" + name),
                            statements.get("many:" + name),
                            statements.get("verify:" + name),
                            statements.get("verifymany:" + name)));
        }
    }

    private static SerializedString evidence(PlanDefinition terms) {
        var object = new String(
                Json.ascii(json -> {
                    json.writeStringProperty("grant", terms.grant());
                    json.writeStringProperty("provider", terms.provider());
                    json.writeStringProperty("purpose", terms.purpose());
                    json.writeStringProperty("matter", terms.matter());
                    json.writeStringProperty("agreement", terms.agreement());
                }),
                StandardCharsets.US_ASCII);
        return new SerializedString("," + object.substring(1, object.length() - 1));
    }

    private static Map<String, Integer> positions(List<PlanDefinition.Column> columns) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).name(), i);
        }
        return positions;
    }

    String service() {
        return definition.service().code();
    }

    boolean allows(Mode mode) {
        return definition.modes().contains(mode);
    }

    /// The lookup key of exactly these items, if the grant lists it.
    @Nullable LookupKey lookup(Set<String> items) {
        return lookups.get(items);
    }

    /// The place of a returned item among the columns, or `null` when it is not granted.
    @Nullable Integer column(String item) {
        return columns.get(item);
    }

    /// The place of an item among the verifiable ones, or `null` when it is not granted.
    @Nullable Integer verifiable(String item) {
        return verifiable.get(item);
    }
}
