package org.zhanqiao.protection.suggest;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Words that values are made of.
final class ValueWords {

    static final Set<String> SURNAMES = new HashSet<>(WordFile.list("surnames"));
    static final List<String> NO_NAME_ENDINGS = WordFile.list("no-name-endings");
    static final List<String> ADDRESS_SIGNS = WordFile.list("address-signs");

    /// The kinds that values tell by their words.
    static final Set<Kind> KINDS = Set.of(Kind.HEALTH, Kind.RELIGION, Kind.PERSONAL_STATUS);

    private static final Map<Kind, List<String>> WORDS = words();

    private ValueWords() {}

    private static Map<Kind, List<String>> words() {
        var words = new EnumMap<Kind, List<String>>(Kind.class);
        KINDS.forEach(kind -> words.put(kind, WordFile.list(kind + ".values")));
        return words;
    }

    static boolean says(Kind kind, String value) {
        return WORDS.getOrDefault(kind, List.of()).stream().anyMatch(value::contains);
    }
}
