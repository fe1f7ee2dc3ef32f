package org.zhanqiao.exchange.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.Withheld;
import org.zhanqiao.protection.Mask;

/// The interface of one service as one caller's grants see it, in OpenAPI 3.0.3, from which ordinary generators make
/// clients. What the grants do not list is not in it. Every shape has a name of its own, since generators name types
/// by it; the three headers of a signature stand as what secures a call, not as parameters, since no caller can
/// know them before the request is written.
public final class OpenApiDocument {

    private static final List<String> SIGNED_BY = List.of("Signature-Input", "Signature", "Content-Digest");

    private final List<PlanDefinition> plans;
    private final Map<String, Object> schemas = new LinkedHashMap<>();

    private OpenApiDocument(List<PlanDefinition> plans) {
        this.plans = plans;
    }

    /// @param plans     the caller's plans on the service, at least one
    /// @param exchanges base addresses where it is served, without a slash at the end; may be empty
    public static Map<String, Object> of(List<PlanDefinition> plans, List<String> exchanges) {
        return new OpenApiDocument(plans).write(exchanges);
    }

    private Map<String, Object> write(List<String> exchanges) {
        var service = plans.getFirst().service();
        var tag = map("name", service.code(), "description", service.title());
        schemas.put("Problem", problem());
        schemas.put("Source", source());
        schemas.put("Withheld", withheld());
        schemas.put("Disputed", disputed());
        var paths = new LinkedHashMap<String, Object>();
        for (var mode : Mode.values()) {
            var fitting =
                    plans.stream().filter(plan -> plan.modes().contains(mode)).toList();
            if (!fitting.isEmpty()) {
                paths.put(
                        "/v1/services/" + service.code() + "/" + mode.text(),
                        map("post", operation(mode, service.code(), fitting)));
            }
        }
        var document = map("openapi", "3.0.3", "info", info(service));
        if (!exchanges.isEmpty()) {
            document.put(
                    "servers",
                    exchanges.stream().map(address -> map("url", address)).toList());
        }
        document.put("tags", List.of(tag));
        document.put("paths", paths);
        document.put("security", List.of(signed()));
        document.put("components", map("schemas", schemas, "securitySchemes", signatureHeaders()));
        return document;
    }

    private static Map<String, Object> info(PlanDefinition.Service service) {
        return map(
                "title",
                service.title(),
                "version",
                "1",
                "description",
                "按授权可用的接口。每次调用须按 RFC 9421 签名，请求体须带 Content-Digest（RFC 9530）。\n\n"
                        + "The interface as your grants allow it. Sign every call (RFC 9421) and digest its body (RFC 9530).");
    }

    private static Map<String, Object> signed() {
        var all = new LinkedHashMap<String, Object>();
        SIGNED_BY.forEach(header -> all.put(header, List.of()));
        return all;
    }

    private static Map<String, Object> signatureHeaders() {
        var headers = new LinkedHashMap<String, Object>();
        for (var header : SIGNED_BY) {
            var source = header.equals("Content-Digest") ? "RFC 9530" : "RFC 9421";
            headers.put(
                    header,
                    map(
                            "type",
                            "apiKey",
                            "in",
                            "header",
                            "name",
                            header,
                            "description",
                            "对写好的请求计算（" + source + "） · computed over the finished request (" + source + ")"));
        }
        return headers;
    }

    private Map<String, Object> operation(Mode mode, String service, List<PlanDefinition> plans) {
        var request = named(mode, "Request", request(mode, plans));
        var answer = named(mode, "Answer", answer(mode, plans));
        return map(
                "operationId",
                // A bare "list" is a reserved word to generators.
                mode == Mode.LIST ? "listRows" : mode.text(),
                "summary",
                switch (mode) {
                    case QUERY -> "按键查询 · query by key";
                    case LIST -> "分页列表 · list, page by page";
                    case VERIFY -> "核验，只答是否 · verify: yes or no, nothing else";
                },
                "tags",
                List.of(service),
                "requestBody",
                map("required", true, "content", map("application/json", map("schema", request))),
                "responses",
                map(
                        "200",
                        content("已提供 · served", "application/json", answer),
                        "default",
                        content("未提供 · refused or unavailable", "application/problem+json", ref("Problem"))));
    }

    private Map<String, Object> request(Mode mode, List<PlanDefinition> plans) {
        var members = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        switch (mode) {
            case QUERY -> {
                members.put("keys", array(key(mode, plans), 1, CallRequest.MOST_KEYS));
                members.put("fields", fields(plans));
                required.add("keys");
            }
            case LIST -> {
                members.put("size", map("type", "integer", "minimum", 1, "maximum", CallRequest.MOST_ROWS_A_PAGE));
                members.put("after", text("上一页的 next · 'next' of the page before"));
                members.put("fields", fields(plans));
            }
            case VERIFY -> {
                var values = named(mode, "Values", verifiable(plans, OpenApiDocument::type));
                var item = object(map("key", key(mode, plans), "values", values), List.of("key", "values"));
                members.put("items", array(named(mode, "Item", item), 1, CallRequest.MOST_KEYS));
                required.add("items");
            }
        }
        members.put(
                "case",
                map(
                        "type",
                        "string",
                        "minLength",
                        1,
                        "maxLength",
                        RequestReader.LONGEST_CASE,
                        "description",
                        "办件编号 · case number"));
        members.put("purpose", purpose(plans));
        if (plans.stream().allMatch(PlanDefinition::caseRequired)) {
            required.add("case");
        }
        return object(members, required);
    }

    /// Purposes are Chinese sentences; the names of an enumeration in most languages cannot be.
    private static Map<String, Object> purpose(List<PlanDefinition> plans) {
        var purposes = plans.stream().map(PlanDefinition::purpose).distinct().toList();
        var names = IntStream.rangeClosed(1, purposes.size())
                .mapToObj(number -> "PURPOSE_" + number)
                .toList();
        return map(
                "type",
                "string",
                "description",
                "授权有多个用途时必填 · needed where the grants have several",
                "enum",
                purposes,
                "x-enum-varnames",
                names);
    }

    private static Map<String, Object> fields(List<PlanDefinition> plans) {
        var names = plans.stream()
                .flatMap(plan -> plan.columns().stream())
                .map(PlanDefinition.Column::name)
                .distinct()
                .toList();
        var fields = array(map("type", "string", "enum", names), 1, CallRequest.MOST_FIELDS);
        // What may be null begins as null in generated programs, and not as an empty list, which is refused.
        fields.put("nullable", true);
        fields.put("description", "每项只写一次；省略即为全部已授权的数据项 · each once; leave it out for all that is granted");
        return fields;
    }

    private Map<String, Object> answer(Mode mode, List<PlanDefinition> plans) {
        var members = new LinkedHashMap<String, Object>();
        members.put("call", text("调用编号 · number of the call"));
        var required = new ArrayList<>(List.of("call", "source"));
        switch (mode) {
            case QUERY -> {
                members.put("rows", array(row(mode, plans), 0, Masking.MOST_ROWS));
                members.put("missing", array(map("type", "integer"), 0, CallRequest.MOST_KEYS));
                required.addAll(List.of("rows", "missing"));
            }
            case LIST -> {
                members.put("rows", array(row(mode, plans), 0, CallRequest.MOST_ROWS_A_PAGE));
                members.put("next", text("下一页从这里继续；没有则已到末页 · absent on the last page"));
                required.add("rows");
            }
            case VERIFY -> {
                var matches = named(mode, "Matches", verifiable(plans, _ -> map("type", "boolean")));
                var result = object(
                        map("key", ordinal(), "matches", matches, "disputed", disputes()), List.of("key", "matches"));
                members.put("results", array(named(mode, "Result", result), 1, CallRequest.MOST_KEYS));
                required.add("results");
            }
        }
        if (mode != Mode.VERIFY) {
            members.put("withheld", array(ref("Withheld"), 0, CallRequest.MOST_FIELDS));
        }
        members.put("source", ref("Source"));
        return object(members, required);
    }

    private static Map<String, Object> withheld() {
        return object(
                map(
                        "field",
                        text("授权所列而现在不能提供的数据项 · a field of the grant that is not given now"),
                        "reason",
                        map(
                                "type",
                                "string",
                                "enum",
                                Stream.of(Withheld.Reason.values())
                                        .map(Withheld.Reason::code)
                                        .toList())),
                List.of("field", "reason"));
    }

    private Map<String, Object> row(Mode mode, List<PlanDefinition> plans) {
        var data = new LinkedHashMap<String, Object>();
        for (var plan : plans) {
            for (var column : plan.columns()) {
                data.putIfAbsent(column.name(), value(column));
            }
        }
        var members = new LinkedHashMap<String, Object>();
        if (mode == Mode.QUERY) {
            members.put("key", ordinal());
        }
        members.put(
                "asOf",
                map(
                        "type",
                        "string",
                        "format",
                        "date-time",
                        "description",
                        "来源声明该行为真的时间 · when the source says the row was true"));
        members.put("data", named(mode, "Data", object(data, List.of())));
        var unfit = array(map("type", "string"), 1, CallRequest.MOST_FIELDS);
        unfit.put(
                "description",
                "来源的值不是登记的类型、因而为空的数据项 · items that are null because what the source holds is not of their type");
        members.put("unfit", unfit);
        members.put("disputed", disputes());
        return named(mode, "Row", object(members, mode == Mode.QUERY ? List.of("key", "data") : List.of("data")));
    }

    private static Map<String, Object> disputes() {
        return array(ref("Disputed"), 1, CallRequest.MOST_FIELDS);
    }

    private static Map<String, Object> disputed() {
        return object(
                map(
                        "field",
                        text("有异议、正在校核的数据项，使用前请另行核实 · a field whose value is disputed: verify it some other way"),
                        "since",
                        map("type", "string", "format", "date", "description", "提出校核的日期 · the day it was disputed")),
                List.of("field", "since"));
    }

    private static Map<String, Object> ordinal() {
        return map("type", "integer", "description", "请求中键的序号，从 0 起 · position of the key in the request, from 0");
    }

    private static Map<String, Object> value(PlanDefinition.Column column) {
        var title = column.title() + (column.titleEn().isEmpty() ? "" : " · " + column.titleEn());
        var mask = Mask.parse(column.mask());
        boolean masked = !(mask instanceof Mask.None);
        var type = masked ? map("type", "string") : type(column.type());
        type.put("nullable", true);
        type.put("description", masked ? title + "（" + MaskWords.of(mask) + "）" : title);
        return type;
    }

    private static Map<String, Object> type(ItemType type) {
        return switch (type) {
            case TEXT -> map("type", "string");
            case NUMBER -> map("type", "number");
            case DATE -> map("type", "string", "format", "date");
            case TIMESTAMP -> map("type", "string", "format", "date-time");
            case BOOLEAN -> map("type", "boolean");
        };
    }

    /// One lookup key is an object of its own; of several, any one.
    private Map<String, Object> key(Mode mode, List<PlanDefinition> plans) {
        var shapes = plans.stream()
                .flatMap(plan -> plan.lookupKeys().stream().map(items -> {
                    var members = new LinkedHashMap<String, Object>();
                    items.forEach(item -> members.put(
                            item, type(Objects.requireNonNull(plan.keys().get(item)))));
                    return object(members, items);
                }))
                .distinct()
                .toList();
        if (shapes.size() == 1) {
            return named(mode, "Key", shapes.getFirst());
        }
        var alternatives = IntStream.range(0, shapes.size())
                .mapToObj(i -> named(mode, "Key" + (i + 1), shapes.get(i)))
                .toList();
        return named(mode, "Key", map("oneOf", alternatives));
    }

    /// What can be verified, each item in this shape; nobody need ask for all.
    private static Map<String, Object> verifiable(
            List<PlanDefinition> plans, Function<ItemType, Map<String, Object>> shape) {
        var members = new LinkedHashMap<String, Object>();
        for (var plan : plans) {
            plan.verifiable().forEach(column -> members.putIfAbsent(column.name(), shape.apply(column.type())));
        }
        return object(members, List.of());
    }

    private static Map<String, Object> source() {
        return object(
                map(
                        "fresh",
                        map("type", "boolean"),
                        "ageSeconds",
                        map("type", "integer", "description", "旧答案距今的秒数 · age of a stand-in answer")),
                List.of("fresh"));
    }

    private static Map<String, Object> problem() {
        var members = new LinkedHashMap<String, Object>();
        for (var name : List.of("type", "title", "detail", "next", "titleEn", "detailEn", "nextEn", "call")) {
            members.put(name, map("type", "string"));
        }
        members.put("status", map("type", "integer"));
        return object(members, List.of("type", "title", "status", "detail", "next", "titleEn", "detailEn", "nextEn"));
    }

    /// Keeps a shape under a name such as `QueryRow` and refers to it.
    private Map<String, Object> named(Mode mode, String role, Map<String, Object> shape) {
        var text = mode.text();
        var name = Character.toUpperCase(text.charAt(0)) + text.substring(1) + role;
        schemas.put(name, shape);
        return ref(name);
    }

    private static Map<String, Object> ref(String name) {
        return map("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> content(String description, String type, Map<String, Object> schema) {
        return map("description", description, "content", map(type, map("schema", schema)));
    }

    private static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    private static Map<String, Object> array(Map<String, Object> items, int least, int most) {
        return map("type", "array", "items", items, "minItems", least, "maxItems", most);
    }

    private static Map<String, Object> object(Map<String, Object> members, List<String> required) {
        var object = map("type", "object", "properties", members);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
