package org.zhanqiao.exchange.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.SourceDefinition;

/// Where this node may fetch from. Readers never wait; [BookKeeper] writes.
final class SourceBook {

    private final Map<String, SourceDefinition> definitions = new ConcurrentHashMap<>();

    void put(SourceDefinition definition) {
        definitions.put(definition.id(), definition);
    }

    void remove(String id) {
        definitions.remove(id);
    }

    @Nullable SourceDefinition find(String id) {
        return definitions.get(id);
    }
}
