package org.zhanqiao.exchange.node;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this node knows: plans by caller and service, keys by key id. Readers never wait; [BookKeeper] writes.
/// A look-up costs the same whether there are ten grants or a hundred thousand.
final class GrantBook {

    private record Place(String caller, String service) {}

    private final Map<Place, List<Plan>> plans = new ConcurrentHashMap<>();
    private final Map<String, Place> placesByGrant = new ConcurrentHashMap<>();

    /// Plans of revoked grants, the last of each purpose, so that whoever still calls is told that it is over, and the
    /// evidence names it.
    private final Map<Place, List<Plan>> ended = new ConcurrentHashMap<>();
    private final Map<String, CallerKey> keys = new ConcurrentHashMap<>();

    /// The plans of a caller on a service, revoked ones excluded; empty when there are none.
    List<Plan> plans(String caller, String service) {
        return plans.getOrDefault(new Place(caller, service), List.of());
    }

    /// The plans of a caller on a service whose grants were revoked, the latest of each purpose; the latest last.
    List<Plan> ended(String caller, String service) {
        return ended.getOrDefault(new Place(caller, service), List.of());
    }

    /// Every plan of a caller, for the description of its services.
    List<Plan> plansOf(String caller) {
        return plans.entrySet().stream()
                .filter(entry -> entry.getKey().caller().equals(caller))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /// Whether this very plan still stands: neither revoked nor replaced by a later version.
    boolean stands(Plan plan) {
        return plans(plan.definition.caller(), plan.service()).contains(plan);
    }

    @Nullable CallerKey key(String keyId) {
        return keys.get(keyId);
    }

    int size() {
        return placesByGrant.size();
    }

    @Nullable Plan find(String grant) {
        var place = placesByGrant.get(grant);
        if (place == null) {
            return null;
        }
        for (var plan : plans.getOrDefault(place, List.of())) {
            if (plan.definition.grant().equals(grant)) {
                return plan;
            }
        }
        return null;
    }

    void put(Plan plan) {
        var grant = plan.definition.grant();
        var place = new Place(plan.definition.caller(), plan.service());
        plans.compute(place, (_, old) -> {
            if (old == null) {
                return List.of(plan);
            }
            var others = old.stream().filter(p -> !p.definition.grant().equals(grant));
            return Stream.concat(others, Stream.of(plan)).toList();
        });
        placesByGrant.put(grant, place);
    }

    void remove(String grant) {
        var place = placesByGrant.remove(grant);
        if (place != null) {
            plans.computeIfPresent(place, (_, old) -> {
                var rest = old.stream()
                        .filter(p -> !p.definition.grant().equals(grant))
                        .toList();
                return rest.isEmpty() ? null : rest;
            });
        }
    }

    /// A grant was revoked: its plan serves no more, and is kept to say so.
    void end(Plan plan) {
        var terms = plan.definition;
        ended.compute(new Place(terms.caller(), plan.service()), (_, old) -> {
            var others = Stream.<Plan>empty();
            if (old != null) {
                others =
                        old.stream().filter(other -> !other.definition.purpose().equals(terms.purpose()));
            }
            return Stream.concat(others, Stream.of(plan)).toList();
        });
        remove(terms.grant());
    }

    void putKey(CallerKey key) {
        keys.put(key.keyId, key);
    }

    void removeKey(String keyId) {
        keys.remove(keyId);
    }
}
