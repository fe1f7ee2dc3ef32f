package org.zhanqiao.exchange.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a call's body. Strict: an unknown, repeated or ill-typed member is named and the call refused whole.
/// Never puts a value of the body into a message.
final class RequestReader {

    private static final Pattern PRINTABLE = Pattern.compile("[\\p{Alpha}_][\\w.-]*");

    private static final int MOST_CHARACTERS_OF_A_VALUE = 2_000;

    /// Characters of a case number.
    static final int LONGEST_CASE = 100;

    private static final Set<String> UTF_8 = Set.of("charset=utf-8", "charset=\"utf-8\"");

    private static final Set<String> OPTIONAL = Set.of("case", "purpose", "fields", "size", "after");

    /// How the parser begins to say that a member stands twice; its type of exception is that of every other fault.
    private static final String REPEATED = "Duplicate Object property";

    private static final Detail BODY = new Detail("请求体", "the body");
    private static final Detail KEY = new Detail("键", "a key");
    private static final Detail ITEM = new Detail("“items”的一项", "an item of 'items'");
    private static final Detail KEY_OF_ITEM = Detail.quoted("key");
    private static final Detail VALUES_OF_ITEM = Detail.quoted("values");

    private RequestReader() {}

    /// @param contentType value of the header `Content-Type`, empty when it is absent
    static CallRequest read(Mode mode, String contentType, byte[] body) {
        if (!isJson(contentType)) {
            throw new Stop.Refused(Refusal.UNSUPPORTED_MEDIA_TYPE);
        }
        return parse(mode, body);
    }

    /// `application/json`, in UTF-8 where it says in what (RFC 8259 section 8.1); parameters that mean nothing here are
    /// passed over.
    private static boolean isJson(String contentType) {
        if (contentType.equals("application/json")) {
            return true;
        }
        var parts = contentType.split(";", -1);
        if (!parts[0].strip().equalsIgnoreCase("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("charset=") && !UTF_8.contains(parameter)) {
                return false;
            }
        }
        return true;
    }

    private static CallRequest parse(Mode mode, byte[] body) {
        List<Map<String, String>> keys = new ArrayList<>();
        List<Map<String, String>> values = new ArrayList<>();
        var unquoted = new Unquoted();
        List<String> fields = null;
        String caseNumber = null;
        String purpose = null;
        String after = null;
        int size = CallRequest.DEFAULT_ROWS_A_PAGE;
        try (var json = Json.FACTORY.createParser(ObjectReadContext.empty(), body)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, BODY);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                var token = json.nextToken();
                check(mode, member);
                // Generated programs write null for what they leave out.
                if (token == JsonToken.VALUE_NULL && OPTIONAL.contains(member)) {
                    continue;
                }
                switch (member) {
                    case "case" -> caseNumber = text(json, "case", LONGEST_CASE);
                    case "purpose" -> purpose = text(json, "purpose", 200);
                    case "fields" -> fields = texts(json);
                    case "keys" -> readKeys(json, keys, unquoted);
                    case "items" -> readItems(json, keys, values, unquoted);
                    case "size" -> size = pageSize(json);
                    default -> after = text(json, "after", 4_000);
                }
            }
            if (json.nextToken() != null) {
                throw malformed("JSON 对象之后还有别的内容", "something follows the JSON object");
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            if (place != null && String.valueOf(e.getOriginalMessage()).startsWith(REPEATED)) {
                throw malformed(
                        "第 " + place.getLineNr() + " 行第 " + place.getColumnNr() + " 列之前，同一个成员写了两次",
                        "a member stands twice before line " + place.getLineNr() + ", column " + place.getColumnNr());
            }
            throw place == null
                    ? malformed("不是合法的 JSON", "not JSON")
                    : malformed(
                            "第 " + place.getLineNr() + " 行第 " + place.getColumnNr() + " 列起不是合法的 JSON",
                            "not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
        if (mode != Mode.LIST) {
            checkKeys(mode, keys);
        }
        return new CallRequest(mode, keys, values, fields, caseNumber, purpose, size, after, unquoted);
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
            throw malformed(
                    mode.text() + " 请求没有“" + printable(member) + "”这个成员",
                    "unknown member '" + printable(member) + "' in a " + mode.text() + " request");
        }
    }

    private static void checkKeys(Mode mode, List<Map<String, String>> keys) {
        if (keys.isEmpty()) {
            var member = mode == Mode.QUERY ? "keys" : "items";
            throw malformed("缺少“" + member + "”或其中没有内容", "'" + member + "' is missing or empty");
        }
        var shape = keys.getFirst().keySet();
        for (int i = 1; i < keys.size(); i++) {
            if (!keys.get(i).keySet().equals(shape)) {
                throw malformed(
                        "键 " + i + " 的数据项与键 0 不同；一次调用的各个键须用相同的数据项",
                        "key " + i + " names other items than key 0; all keys of a call are alike");
            }
        }
    }

    private static void readKeys(JsonParser json, List<Map<String, String>> keys, Unquoted unquoted) {
        expect(json.currentToken(), JsonToken.START_ARRAY, "keys");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            bound(keys);
            keys.add(values(json, KEY, unquoted));
        }
    }

    private static void readItems(
            JsonParser json, List<Map<String, String>> keys, List<Map<String, String>> values, Unquoted unquoted) {
        expect(json.currentToken(), JsonToken.START_ARRAY, "items");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            bound(keys);
            expect(json.currentToken(), JsonToken.START_OBJECT, ITEM);
            Map<String, String> key = null;
            Map<String, String> value = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "key" -> key = values(json, KEY_OF_ITEM, unquoted);
                    case "values" -> value = values(json, VALUES_OF_ITEM, unquoted);
                    default ->
                        throw malformed(
                                "“items”的一项没有“" + printable(member) + "”这个成员",
                                "unknown member '" + printable(member) + "' in an item of 'items'");
                }
            }
            if (key == null || value == null) {
                throw malformed("“items”的每一项都要有“key”和“values”", "an item of 'items' needs 'key' and 'values'");
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

    private static Map<String, String> values(JsonParser json, Detail what, Unquoted unquoted) {
        expect(json.currentToken(), JsonToken.START_OBJECT, what);
        var values = LinkedHashMap.<String, String>newLinkedHashMap(2);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = switch (json.nextToken()) {
                case VALUE_STRING -> json.getString();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    unquoted.addNumber(name);
                    yield json.getString();
                }
                case VALUE_TRUE, VALUE_FALSE -> {
                    unquoted.addTruth(name);
                    yield json.getString();
                }
                default ->
                    throw new Stop.Refused(
                            Refusal.WRONG_TYPE,
                            "“" + printable(name) + "”的值应为字符串、数字、true 或 false",
                            "item '" + printable(name) + "' takes a string, a number, true or false");
            };
            if (value.length() > MOST_CHARACTERS_OF_A_VALUE) {
                throw malformed(
                        "“" + printable(name) + "”的值超过 " + MOST_CHARACTERS_OF_A_VALUE + " 个字符",
                        "the value of '" + printable(name) + "' has more than " + MOST_CHARACTERS_OF_A_VALUE
                                + " characters");
            }
            values.put(name, value);
        }
        if (values.isEmpty()) {
            throw malformed(what.zh() + "里没有内容", what.en() + " is empty");
        }
        return values;
    }

    private static int pageSize(JsonParser json) {
        expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, "size");
        long size = json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : json.getLongValue();
        if (size < 1 || size > CallRequest.MOST_ROWS_A_PAGE) {
            throw malformed(
                    "“size”应为 1 到 " + CallRequest.MOST_ROWS_A_PAGE, "'size' is 1 to " + CallRequest.MOST_ROWS_A_PAGE);
        }
        return (int) size;
    }

    private static List<String> texts(JsonParser json) {
        expect(json.currentToken(), JsonToken.START_ARRAY, "fields");
        var texts = new LinkedHashSet<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (texts.size() == CallRequest.MOST_FIELDS) {
                throw malformed(
                        "“fields”最多列 " + CallRequest.MOST_FIELDS + " 个数据项",
                        "'fields' names more than " + CallRequest.MOST_FIELDS + " fields");
            }
            var field = text(json, "fields", 100);
            if (!texts.add(field)) {
                throw malformed(
                        "“fields”里“" + printable(field) + "”写了两次", "'fields' names '" + printable(field) + "' twice");
            }
        }
        if (texts.isEmpty()) {
            throw malformed("“fields”里没有内容；要全部已授权的数据项，请省略它", "'fields' is empty; leave it out for all granted fields");
        }
        return List.copyOf(texts);
    }

    private static String text(JsonParser json, String member, int longest) {
        expect(json.currentToken(), JsonToken.VALUE_STRING, member);
        var text = json.getString();
        if (text.isBlank() || text.length() > longest) {
            throw malformed(
                    "“" + member + "”应有 1 到 " + longest + " 个字符，且不能全是空白",
                    "'" + member + "' has 1 to " + longest + " characters, not all of them blank");
        }
        return text;
    }

    /// @param member put into quotes only where it is not as expected
    private static void expect(@Nullable JsonToken found, JsonToken wanted, String member) {
        if (found != wanted) {
            expect(found, wanted, Detail.quoted(member));
        }
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted, Detail what) {
        if (found != wanted) {
            var noun = switch (wanted) {
                case START_OBJECT -> new Detail("对象", "an object");
                case START_ARRAY -> new Detail("列表", "a list");
                case VALUE_STRING -> new Detail("字符串", "a string");
                default -> new Detail("整数", "a whole number");
            };
            throw malformed(what.zh() + "应为" + noun.zh(), what.en() + " should be " + noun.en());
        }
    }

    private static Stop malformed(String zh, String en) {
        return new Stop.Refused(Refusal.MALFORMED_REQUEST, zh, en);
    }

    /// A member's name as it may stand in a message: short, and only letters, digits and `_-.`; anything else could
    /// be a value in the wrong place.
    static String printable(String name) {
        return name.length() <= 40 && PRINTABLE.matcher(name).matches() ? name : "?";
    }
}
