package org.zhanqiao.samplecity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// What a caller of a utility company's interface sends: `{"ids":["…", …]}`, nothing else.
///
/// @param ids one to 500 citizens' numbers
record AccountQuery(List<String> ids) {

    private static final int MOST_IDS = 500;
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,18}");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Reads the body of a request.
    ///
    /// @throws IllegalArgumentException saying what was expected, never what was sent
    static AccountQuery parse(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "the body must be a JSON object");
            require("ids".equals(parser.nextName()), "the object must have the member ids and no other");
            require(parser.nextToken() == JsonToken.START_ARRAY, "ids must be an array");
            List<String> ids = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                require(token == JsonToken.VALUE_STRING, "each of ids must be a string");
                require(ids.size() < MOST_IDS, "ids must have at most 500 entries");
                String id = parser.getString();
                require(ID.matcher(id).matches(), "each of ids must have 1 to 18 letters or digits");
                ids.add(id);
            }
            require(!ids.isEmpty(), "ids must not be empty");
            require(parser.nextToken() == JsonToken.END_OBJECT, "the object must have the member ids and no other");
            require(parser.nextToken() == null, "nothing may follow the object");
            return new AccountQuery(List.copyOf(ids));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("the body is not well-formed JSON", malformed);
        }
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
