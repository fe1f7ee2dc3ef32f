package org.zhanqiao.exchange.grants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/// What was typed into the form that signs a grant, as it was typed.
///
/// @param values by the names of its inputs
public record GrantForm(Map<String, List<String>> values) {

    /// Conditions of a row filter that the form has room for; the interface takes more.
    static final int CONDITIONS = 5;

    private static final int MOST_INPUTS = 2_000;
    private static final int LONGEST = 20_000;

    public GrantForm {
        values = Map.copyOf(values);
    }

    /// One value, to be carried to the next step.
    public record Entry(String name, String value) {}

    /// The parameters of a request but its form token; what is longer than any input takes is cut.
    static GrantForm of(MultiValueMap<String, String> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, each) -> {
            if (!name.startsWith("_") && !name.equals("lang") && values.size() < MOST_INPUTS) {
                values.put(
                        name,
                        each.stream()
                                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                                .toList());
            }
        });
        return new GrantForm(values);
    }

    /// An empty form with careful proposals.
    static GrantForm blank(String caller, String service) {
        return new GrantForm(Map.of(
                "caller", List.of(caller),
                "service", List.of(service),
                "case", List.of("yes"),
                "perSecond", List.of("10"),
                "perDay", List.of("10000"),
                "lastGood", List.of("0")));
    }

    /// The text of an input, empty when there is none.
    public String text(String name) {
        var found = values.get(name);
        return found == null || found.isEmpty() ? "" : found.getFirst();
    }

    /// The texts of all inputs of a name.
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return texts(name).contains(value);
    }

    /// Everything, for the step that only carries it on.
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entry.getValue().forEach(value -> entries.add(new Entry(entry.getKey(), value))));
        return entries;
    }
}
