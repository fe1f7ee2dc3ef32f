package org.zhanqiao.demand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Set<String> TERMS =
            Set.of("modes", "lookupKeys", "fields", "verifiable", "maskedLookups", "filter");
    private static final Set<String> FIELD = Set.of("item", "mask");
    private static final Set<String> CONDITION = Set.of("item", "comparison", "values");

    /// Of a name that somebody else made up no more than this is repeated.
    private static final Pattern REPEATABLE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private TermsJson() {}

    public static String write(GrantTerms terms) {
        return MAPPER.writeValueAsString(tree(terms));
    }

    /// The same before it is text.
    public static Map<String, Object> tree(GrantTerms terms) {
        // A list, since the order is part of the deal and jsonb keeps that of lists only.
        var fields = terms.fields().stream().map(TermsJson::write).toList();
        var root = new LinkedHashMap<String, Object>();
        root.put("modes", terms.modes().stream().map(Mode::text).sorted().toList());
        root.put("lookupKeys", terms.lookupKeys());
        root.put("fields", fields);
        root.put("verifiable", terms.verifiable());
        root.put("maskedLookups", terms.maskedLookups().stream().sorted().toList());
        root.put("filter", terms.filter().stream().map(TermsJson::write).toList());
        return root;
    }

    private static Map<String, Object> write(GrantTerms.Field field) {
        var json = new LinkedHashMap<String, Object>();
        json.put("item", field.item());
        json.put("mask", field.mask().text());
        return json;
    }

    private static Map<String, Object> write(Condition condition) {
        var json = new LinkedHashMap<String, Object>();
        json.put("item", condition.item());
        json.put("comparison", condition.comparison().name());
        json.put("values", condition.values());
        return json;
    }

    /// @throws UnfitGrant naming the member that is missing or wrong
    public static GrantTerms read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (tools.jackson.core.JacksonException e) {
            throw UnfitGrant.because(GrantFlaw.of(GrantRule.TERMS_READABLE));
        }
    }

    private static GrantTerms read(JsonNode root) {
        var flaws = new ArrayList<GrantFlaw>();
        var terms = read(root, flaws);
        UnfitGrant.unlessEmpty(flaws);
        return terms;
    }

    /// Reads as far as it can, so that whoever sent it is told all that is wrong at once.
    ///
    /// @param flaws gets what cannot be read; there nothing, or a mask that gives nothing away, stands in the terms
    public static GrantTerms read(JsonNode root, List<GrantFlaw> flaws) {
        listUnknown(root, TERMS, "terms.", flaws);
        root.path("fields").forEach(field -> listUnknown(field, FIELD, "terms.fields.", flaws));
        root.path("filter").forEach(condition -> listUnknown(condition, CONDITION, "terms.filter.", flaws));
        var modes = new LinkedHashSet<Mode>();
        for (var text : texts(root, "modes")) {
            mode(text).ifPresentOrElse(modes::add, () -> flaws.add(GrantFlaw.of(GrantRule.MODE_KNOWN, "", text)));
        }
        var keys = new ArrayList<List<String>>();
        for (var key : root.path("lookupKeys")) {
            keys.add(key.valueStream().map(TermsJson::text).toList());
        }
        var fields = new ArrayList<GrantTerms.Field>();
        for (var field : root.path("fields")) {
            var item = text(field.path("item"));
            fields.add(new GrantTerms.Field(item, mask(item, text(field.path("mask")), flaws)));
        }
        var filter = new ArrayList<Condition>();
        for (var condition : root.path("filter")) {
            var item = text(condition.path("item"));
            comparison(text(condition.path("comparison")))
                    .ifPresentOrElse(
                            comparison -> filter.add(new Condition(
                                    item,
                                    comparison,
                                    condition
                                            .path("values")
                                            .valueStream()
                                            .map(TermsJson::text)
                                            .toList())),
                            () -> flaws.add(GrantFlaw.of(GrantRule.FILTER_KNOWN, item)));
        }
        return new GrantTerms(
                modes, keys, fields, texts(root, "verifiable"), Set.copyOf(texts(root, "maskedLookups")), filter);
    }

    /// Names each member that is none.
    ///
    /// @param within what stands before its name
    /// @param flaws  gets them
    public static void listUnknown(JsonNode json, Set<String> known, String within, List<GrantFlaw> flaws) {
        json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> REPEATABLE.matcher(name).matches() ? within + name : within + "?")
                .forEach(name -> flaws.add(GrantFlaw.of(GrantRule.MEMBER_KNOWN, name)));
    }

    private static Optional<Mode> mode(String text) {
        return Stream.of(Mode.values()).filter(mode -> mode.text().equals(text)).findFirst();
    }

    private static Mask mask(String item, String text, List<GrantFlaw> flaws) {
        try {
            return Mask.parse(text);
        } catch (IllegalArgumentException e) {
            flaws.add(GrantFlaw.of(GrantRule.MASK_KNOWN, item));
            return new Mask.Hide();
        }
    }

    private static Optional<Condition.Comparison> comparison(String text) {
        return Stream.of(Condition.Comparison.values())
                .filter(comparison -> comparison.name().equals(text))
                .findFirst();
    }

    private static List<String> texts(JsonNode root, String member) {
        return root.path(member).valueStream().map(TermsJson::text).toList();
    }

    /// The text of a node; what is no text, number or truth reads as empty and is then refused by its rule.
    private static String text(JsonNode node) {
        return node.asString("");
    }
}
