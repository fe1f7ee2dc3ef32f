package org.zhanqiao.exchange.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.web.InputError;

/// What an officer typed. Its text form shows no value.
///
/// @param keys   values of the lookup key, by item
/// @param values what is to be verified, by item; an empty one is left out of the call
/// @param fields those that were ticked
record TrialInput(Map<String, String> keys, Map<String, String> values, Set<String> fields, String caseNumber) {

    static final String KEY = "key.";
    static final String VALUE = "value.";
    static final String FIELD = "field";
    static final String CASE = "case";

    private static final int LONGEST = 200;
    private static final int LONGEST_CASE = 100;

    TrialInput {
        keys = Map.copyOf(keys);
        values = Map.copyOf(values);
        fields = Set.copyOf(fields);
    }

    static TrialInput of(MultiValueMap<String, String> form) {
        var fields = form.getOrDefault(FIELD, List.of());
        return new TrialInput(named(form, KEY), named(form, VALUE), new LinkedHashSet<>(fields), first(form.get(CASE)));
    }

    /// The form as it is first shown: every field ticked, and a sample filled in where one is asked for.
    static TrialInput blank(Grant grant, Map<String, String> sample, String caseNumber) {
        return new TrialInput(
                sample,
                sample,
                Set.copyOf(grant.terms().fields().stream()
                        .map(GrantTerms.Field::item)
                        .toList()),
                caseNumber);
    }

    /// What is wrong with it for this use; nothing when it can be sent.
    List<InputError> errors(Grant grant, Use use) {
        var errors = new ArrayList<InputError>();
        for (var item : use.key()) {
            if (key(item).isEmpty()) {
                errors.add(InputError.of(KEY + item, "exchange.console.key.missing"));
            } else if (key(item).length() > LONGEST) {
                errors.add(InputError.of(KEY + item, "exchange.console.value.long"));
            }
        }
        if (use.mode() == Mode.VERIFY) {
            var verifiable = grant.terms().verifiable();
            if (verifiable.stream().allMatch(item -> value(item).isEmpty())) {
                errors.add(InputError.of(VALUE + verifiable.getFirst(), "exchange.console.value.missing"));
            }
            verifiable.stream()
                    .filter(item -> value(item).length() > LONGEST)
                    .forEach(item -> errors.add(InputError.of(VALUE + item, "exchange.console.value.long")));
        } else if (grant.terms().fields().stream().noneMatch(field -> fields.contains(field.item()))) {
            errors.add(InputError.of("fields", "exchange.console.fields.missing"));
        }
        if (grant.caseRequired() && caseNumber.isEmpty()) {
            errors.add(InputError.of(CASE, "exchange.console.case.missing"));
        } else if (caseNumber.length() > LONGEST_CASE) {
            errors.add(InputError.of(CASE, "exchange.console.case.long"));
        }
        return errors;
    }

    String key(String item) {
        return keys.getOrDefault(item, "");
    }

    String value(String item) {
        return values.getOrDefault(item, "");
    }

    private static Map<String, String> named(MultiValueMap<String, String> form, String beginning) {
        var named = new LinkedHashMap<String, String>();
        form.forEach((name, values) -> {
            if (name.startsWith(beginning)) {
                named.put(name.substring(beginning.length()), first(values));
            }
        });
        return named;
    }

    private static String first(@org.jspecify.annotations.Nullable Collection<String> values) {
        return values == null || values.isEmpty()
                ? ""
                : values.iterator().next().strip();
    }

    @Override
    public String toString() {
        return "TrialInput[" + keys.keySet() + "]";
    }
}
