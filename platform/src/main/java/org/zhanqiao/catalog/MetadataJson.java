package org.zhanqiao.catalog;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What an entry states, as it stands in the database. Members have the names of the records' components.
final class MetadataJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private MetadataJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static @Nullable String writeNullable(@Nullable Object value) {
        return value == null ? null : write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static <T> @Nullable T readNullable(@Nullable String json, Class<T> type) {
        return json == null ? null : read(json, type);
    }
}
