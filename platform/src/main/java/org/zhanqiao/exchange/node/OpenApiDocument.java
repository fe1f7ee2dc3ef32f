package org.zhanqiao.exchange.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.Withheld;
import org.zhanqiao.protection.Mask;

/// The interface of one service as one caller's grants see it, in OpenAPI 3.0.3, from which ordinary generators make
/// clients. What the grants do not list is not in it.
public final class OpenApiDocument {

    private OpenApiDocument() {}

    /// @param plans the caller's plans on the service, at least one
    public static Map<String, Object> of(List<PlanDefinition> plans) {
        var service = plans.getFirst().service();
        var paths = new LinkedHashMap<String, Object>();
        for (var mode : Mode.values()) {
            var fitting =
                    plans.stream().filter(plan -> plan.modes().contains(mode)).toList();
            if (!fitting.isEmpty()) {
                paths.put(
                        "/v1/services/" + service.code() + "/" + mode.text(), Map.of("post", operation(mode, fitting)));
            }
        }
        return map(
                "openapi",
                "3.0.3",
                "info",
                map(
                        "title",
                        service.title(),
                        "version",
                        "1",
                        "description",
                        "按授权可用的接口。每次调用须按 RFC 9421 签名，请求体须带 Content-Digest（RFC 9530）。\n\n"
                                + "The interface as your grants allow it. Sign every call (RFC 9421) and digest its body (RFC 9530)."),
                "paths",
                paths,
                "components",
                map("schemas", map("Problem", problem(), "Source", source())));
    }

    private static Map<String, Object> operation(Mode mode, List<PlanDefinition> plans) {
        var request = new LinkedHashMap<String, Object>();
        boolean caseRequired = plans.stream().allMatch(PlanDefinition::caseRequired);
        var required = new ArrayList<String>();
        switch (mode) {
            case QUERY -> {
                request.put("keys", array(key(plans), 1, CallRequest.MOST_KEYS));
                request.put(
                        "fields",
                        array(
                                names(plans.stream()
                                        .flatMap(p -> p.columns().stream())
                                        .toList()),
                                1,
                                500));
                required.add("keys");
            }
            case LIST -> {
                request.put("size", map("type", "integer", "minimum", 1, "maximum", CallRequest.MOST_ROWS_A_PAGE));
                request.put("after", text("上一页的 next · 'next' of the page before"));
                request.put(
                        "fields",
                        array(
                                names(plans.stream()
                                        .flatMap(p -> p.columns().stream())
                                        .toList()),
                                1,
                                500));
            }
            case VERIFY -> {
                var item = object(map("key", key(plans), "values", verifiable(plans)), List.of("key", "values"));
                request.put("items", array(item, 1, CallRequest.MOST_KEYS));
                required.add("items");
            }
        }
        request.put("case", text("办件编号 · case number"));
        request.put(
                "purpose",
                map(
                        "type",
                        "string",
                        "enum",
                        plans.stream().map(PlanDefinition::purpose).distinct().toList()));
        if (caseRequired) {
            required.add("case");
        }
        var responses = new LinkedHashMap<String, Object>();
        responses.put("200", content("已提供 · served", "application/json", answer(mode, plans)));
        responses.put(
                "default",
                content(
                        "未提供 · refused or unavailable",
                        "application/problem+json",
                        map("$ref", "#/components/schemas/Problem")));
        return map(
                "operationId",
                mode.text(),
                "requestBody",
                map("required", true, "content", map("application/json", map("schema", object(request, required)))),
                "parameters",
                List.of(header("Signature-Input"), header("Signature"), header("Content-Digest")),
                "responses",
                responses);
    }

    private static Map<String, Object> answer(Mode mode, List<PlanDefinition> plans) {
        var members = new LinkedHashMap<String, Object>();
        members.put("call", text("调用编号 · number of the call"));
        switch (mode) {
            case QUERY -> {
                members.put("rows", array(row(plans, true), 0, Masking.MOST_ROWS));
                members.put("missing", array(map("type", "integer"), 0, CallRequest.MOST_KEYS));
            }
            case LIST -> {
                members.put("rows", array(row(plans, false), 0, CallRequest.MOST_ROWS_A_PAGE));
                members.put("next", text("下一页从这里继续；没有则已到末页 · absent on the last page"));
            }
            case VERIFY ->
                members.put(
                        "results",
                        array(
                                object(
                                        map(
                                                "key",
                                                map("type", "integer"),
                                                "matches",
                                                map("type", "object", "additionalProperties", map("type", "boolean"))),
                                        List.of("key", "matches")),
                                1,
                                CallRequest.MOST_KEYS));
        }
        if (mode != Mode.VERIFY) {
            members.put("withheld", array(withheld(), 0, CallRequest.MOST_FIELDS));
        }
        members.put("source", map("$ref", "#/components/schemas/Source"));
        return object(members, List.of("call", "source"));
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

    private static Map<String, Object> row(List<PlanDefinition> plans, boolean keyed) {
        var data = new LinkedHashMap<String, Object>();
        for (var plan : plans) {
            for (var column : plan.columns()) {
                data.putIfAbsent(column.name(), value(column));
            }
        }
        var members = new LinkedHashMap<String, Object>();
        if (keyed) {
            members.put("key", map("type", "integer"));
        }
        members.put("asOf", map("type", "string", "format", "date-time"));
        members.put("data", object(data, List.of()));
        return object(members, List.of("data"));
    }

    private static Map<String, Object> value(PlanDefinition.Column column) {
        var title = column.title() + (column.titleEn().isEmpty() ? "" : " · " + column.titleEn());
        boolean masked = !(Mask.parse(column.mask()) instanceof Mask.None);
        var type = masked ? map("type", "string") : type(column.type());
        type.put("nullable", true);
        type.put("description", masked ? title + "（脱敏 masked: " + column.mask() + "）" : title);
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
    private static Map<String, Object> key(List<PlanDefinition> plans) {
        var shapes = plans.stream()
                .flatMap(plan -> plan.lookupKeys().stream().map(items -> {
                    var members = new LinkedHashMap<String, Object>();
                    items.forEach(item -> members.put(
                            item, type(Objects.requireNonNull(plan.keys().get(item)))));
                    return object(members, items);
                }))
                .distinct()
                .toList();
        return shapes.size() == 1 ? shapes.getFirst() : map("oneOf", shapes);
    }

    private static Map<String, Object> verifiable(List<PlanDefinition> plans) {
        var members = new LinkedHashMap<String, Object>();
        for (var plan : plans) {
            plan.verifiable().forEach(column -> members.putIfAbsent(column.name(), type(column.type())));
        }
        return object(members, List.of());
    }

    private static Map<String, Object> names(List<PlanDefinition.Column> columns) {
        return map(
                "type",
                "string",
                "enum",
                columns.stream().map(PlanDefinition.Column::name).distinct().toList());
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
        for (var name : List.of("type", "title", "detail", "next", "titleEn", "nextEn", "call")) {
            members.put(name, map("type", "string"));
        }
        members.put("status", map("type", "integer"));
        return object(members, List.of("type", "title", "status"));
    }

    private static Map<String, Object> header(String name) {
        return map("name", name, "in", "header", "required", true, "schema", map("type", "string"));
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
