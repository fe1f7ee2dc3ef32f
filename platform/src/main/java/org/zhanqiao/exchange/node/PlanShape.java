package org.zhanqiao.exchange.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.PlanDefinition;
import tools.jackson.core.io.SerializedString;

/// What calls look up in a plan, made once for all plans of equal columns and statements.
final class PlanShape {

    /// The columns' names, encoded.
    final List<SerializedString> names;

    /// The places of all columns, in their order. Nobody changes them.
    final int[] all;

    /// The member that tells an entry of the evidence that all columns were given, with a comma before it.
    final SerializedString allFields;

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

    /// What a shape is made of.
    record Parts(
            List<PlanDefinition.Column> columns,
            List<PlanDefinition.Column> verifiable,
            List<List<String>> lookupKeys,
            Map<String, PlanDefinition.Statement> statements) {}

    PlanShape(Parts parts) {
        this.names = parts.columns().stream()
                .map(column -> new SerializedString(column.name()))
                .toList();
        this.all = IntStream.range(0, parts.columns().size()).toArray();
        this.allFields = Json.members(json -> {
            json.writeArrayPropertyStart("fields");
            parts.columns().forEach(column -> json.writeString(column.name()));
            json.writeEndArray();
        });
        this.columns = positions(parts.columns());
        this.verifiable = positions(parts.verifiable());
        var statements = parts.statements();
        for (var items : parts.lookupKeys()) {
            var name = String.join("+", items);
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

    private static Map<String, Integer> positions(List<PlanDefinition.Column> columns) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).name(), i);
        }
        return positions;
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
