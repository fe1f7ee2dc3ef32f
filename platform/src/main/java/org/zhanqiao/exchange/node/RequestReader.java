package org.zhanqiao.exchange.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a call's body. Strict: an unknown, repeated or ill-typed member is named and the call refused whole.
/// Never puts a value of the body into a message.
final class RequestReader {

    private static final int MOST_CHARACTERS_OF_A_VALUE = 2_000;

    private RequestReader() {}

    static CallRequest read(Mode mode, byte[] body) {
        List<Map<String, String>> keys = new ArrayList<>();
        List<Map<String, String>> values = new ArrayList<>();
        List<String> fields = null;
        String caseNumber = null;
        String purpose = null;
        String after = null;
        int size = CallRequest.DEFAULT_ROWS_A_PAGE;
        try (var json = Json.FACTORY.createParser(ObjectReadContext.empty(), body)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the body");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                json.nextToken();
                check(mode, member);
                switch (member) {
                    case "case" -> caseNumber = text(json, "case", 100);
                    case "purpose" -> purpose = text(json, "purpose", 200);
                    case "fields" -> fields = texts(json);
                    case "keys" -> readKeys(json, keys);
                    case "items" -> readItems(json, keys, values);
                    case "size" -> size = pageSize(json);
                    default -> after = text(json, "after", 4_000);
                }
            }
            if (json.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw malformed(
                    place == null
                            ? "not JSON"
                            : "not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
        if (mode != Mode.LIST) {
            checkKeys(mode, keys);
        }
        return new CallRequest(mode, keys, values, fields, caseNumber, purpose, size, after);
    }

    private static void check(Mode mode, String member) {
        boolean known = switch (member) {
            case "case", "purpose" -> true;
            case "fields" -> mode != Mode.VERIFY;
            case "keys" -> mode == Mode.QUERY;
            case "items" -> mode == Mode.VERIFY;
            case "size", "after" -> mode == Mode.LIST;
            default -> false;
        };
        if (!known) {
            throw malformed("unknown member '" + printable(member) + "' in a " + mode.text() + " request");
        }
    }

    private static void checkKeys(Mode mode, List<Map<String, String>> keys) {
        if (keys.isEmpty()) {
            throw malformed(mode == Mode.QUERY ? "'keys' is missing or empty" : "'items' is missing or empty");
        }
        var shape = keys.getFirst().keySet();
        for (int i = 1; i < keys.size(); i++) {
            if (!keys.get(i).keySet().equals(shape)) {
                throw malformed("key " + i + " names other items than key 0; all keys of a call are alike");
            }
        }
    }

    private static void readKeys(JsonParser json, List<Map<String, String>> keys) {
        expect(json.currentToken(), JsonToken.START_ARRAY, "'keys'");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            bound(keys);
            keys.add(values(json, "a key"));
        }
    }

    private static void readItems(JsonParser json, List<Map<String, String>> keys, List<Map<String, String>> values) {
        expect(json.currentToken(), JsonToken.START_ARRAY, "'items'");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            bound(keys);
            expect(json.currentToken(), JsonToken.START_OBJECT, "an item of 'items'");
            Map<String, String> key = null;
            Map<String, String> value = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "key" -> key = values(json, "'key'");
                    case "values" -> value = values(json, "'values'");
                    default -> throw malformed("unknown member '" + printable(member) + "' in an item of 'items'");
                }
            }
            if (key == null || value == null) {
                throw malformed("an item of 'items' needs 'key' and 'values'");
            }
            keys.add(key);
            values.add(value);
        }
    }

    private static void bound(List<Map<String, String>> keys) {
        if (keys.size() == CallRequest.MOST_KEYS) {
            throw new Stop.Refused(Refusal.TOO_MANY_KEYS);
        }
    }

    private static Map<String, String> values(JsonParser json, String what) {
        expect(json.currentToken(), JsonToken.START_OBJECT, what);
        var values = LinkedHashMap.<String, String>newLinkedHashMap(2);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = switch (json.nextToken()) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> json.getString();
                default ->
                    throw new Stop.Refused(
                            Refusal.WRONG_TYPE,
                            "item '" + printable(name) + "' takes a string, a number, true or false");
            };
            if (value.length() > MOST_CHARACTERS_OF_A_VALUE) {
                throw malformed("the value of '" + printable(name) + "' is too long");
            }
            values.put(name, value);
        }
        if (values.isEmpty()) {
            throw malformed(what + " is empty");
        }
        return values;
    }

    private static int pageSize(JsonParser json) {
        expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, "'size'");
        long size = json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : json.getLongValue();
        if (size < 1 || size > CallRequest.MOST_ROWS_A_PAGE) {
            throw malformed("'size' is 1 to " + CallRequest.MOST_ROWS_A_PAGE);
        }
        return (int) size;
    }

    private static List<String> texts(JsonParser json) {
        expect(json.currentToken(), JsonToken.START_ARRAY, "'fields'");
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (texts.size() == CallRequest.MOST_FIELDS) {
                throw malformed("'fields' names more than " + CallRequest.MOST_FIELDS + " fields");
            }
            texts.add(text(json, "fields", 100));
        }
        if (texts.isEmpty()) {
            throw malformed("'fields' is empty; leave it out for all granted fields");
        }
        return texts;
    }

    private static String text(JsonParser json, String member, int longest) {
        expect(json.currentToken(), JsonToken.VALUE_STRING, "'" + member + "'");
        var text = json.getString();
        if (text.isBlank() || text.length() > longest) {
            throw malformed("'" + member + "' has 1 to " + longest + " characters");
        }
        return text;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            var noun = switch (wanted) {
                case START_OBJECT -> "an object";
                case START_ARRAY -> "a list";
                case VALUE_STRING -> "a string";
                default -> "a whole number";
            };
            throw malformed(what + " should be " + noun);
        }
    }

    private static Stop malformed(String detail) {
        return new Stop.Refused(Refusal.MALFORMED_REQUEST, detail);
    }

    /// A member's name as it may stand in a message: short, and only letters, digits and `_-.`; anything else could
    /// be a value in the wrong place.
    static String printable(String name) {
        return name.length() <= 40 && name.matches("[\\p{Alpha}_][\\w.-]*") ? name : "?";
    }
}
