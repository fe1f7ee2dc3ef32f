package org.zhanqiao.inbox;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A message's arguments as they stand in the database.
final class Arguments {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Arguments() {}

    static String write(List<String> arguments) {
        return MAPPER.writeValueAsString(arguments);
    }

    static List<String> read(String json) {
        return MAPPER.readValue(json, new TypeReference<List<String>>() {});
    }
}
