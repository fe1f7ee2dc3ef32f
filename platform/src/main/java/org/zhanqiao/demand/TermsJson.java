package org.zhanqiao.demand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhanqiao.protection.Mask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Grant terms as they stand in the database and in the administrator's interface.
///
/// ```json
/// {"modes": ["query"], "lookupKeys": [["resident_id"]], "fields": [{"item": "name", "mask": "none"}],
///  "verifiable": [], "maskedLookups": [], "filter": [{"item": "status", "comparison": "EQUAL", "values": ["正常"]}]}
/// ```
public final class TermsJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TermsJson() {}

    public static String write(GrantTerms terms) {
        // A list, since the order is part of the deal and jsonb keeps that of lists only.
        var fields = terms.fields().stream()
                .map(field -> Map.of("item", field.item(), "mask", field.mask().text()))
                .toList();
        var root = new LinkedHashMap<String, Object>();
        root.put("modes", terms.modes().stream().map(Mode::text).sorted().toList());
        root.put("lookupKeys", terms.lookupKeys());
        root.put("fields", fields);
        root.put("verifiable", terms.verifiable());
        root.put("maskedLookups", terms.maskedLookups().stream().sorted().toList());
        root.put("filter", terms.filter());
        return MAPPER.writeValueAsString(root);
    }

    /// @throws IllegalArgumentException naming the member that is missing or wrong
    public static GrantTerms read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("the terms are not JSON", e);
        }
        Set<Mode> modes =
                texts(root, "modes").stream().map(TermsJson::mode).collect(Collectors.toCollection(LinkedHashSet::new));
        var keys = new ArrayList<List<String>>();
        for (var key : root.path("lookupKeys")) {
            keys.add(key.valueStream().map(JsonNode::asString).toList());
        }
        var fields = new ArrayList<GrantTerms.Field>();
        for (var field : root.path("fields")) {
            fields.add(new GrantTerms.Field(
                    field.path("item").asString(), Mask.parse(field.path("mask").asString())));
        }
        var filter = new ArrayList<Condition>();
        for (var condition : root.path("filter")) {
            filter.add(new Condition(
                    condition.path("item").asString(),
                    comparison(condition.path("comparison").asString()),
                    condition
                            .path("values")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList()));
        }
        return new GrantTerms(
                modes, keys, fields, texts(root, "verifiable"), Set.copyOf(texts(root, "maskedLookups")), filter);
    }

    private static Mode mode(String text) {
        for (var mode : Mode.values()) {
            if (mode.text().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("unknown mode '" + text + "'; known: query list verify");
    }

    private static Condition.Comparison comparison(String text) {
        for (var comparison : Condition.Comparison.values()) {
            if (comparison.name().equals(text)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("unknown comparison '" + text + "'");
    }

    private static List<String> texts(JsonNode root, String member) {
        return root.path(member).valueStream().map(JsonNode::asString).toList();
    }
}
