package org.zhanqiao.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dataset in force, as whoever looks for what is held needs it.
///
/// @param agency      unified social credit code of the provider
/// @param shareType   `null` where none is decided
/// @param cycle       a code of [Vocabulary#UPDATE_CYCLE]; empty where none is stated
/// @param version     of its entry
/// @param publishedAt when that version came into force
/// @param items       titles of its items by their names, in their order
public record HeldDataset(
        String code,
        String name,
        String agency,
        @Nullable ShareType shareType,
        String cycle,
        int version,
        Instant publishedAt,
        Map<String, String> items) {

    public HeldDataset {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }
}
