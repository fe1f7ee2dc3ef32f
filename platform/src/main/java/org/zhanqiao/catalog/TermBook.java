package org.zhanqiao.catalog;

import java.util.List;
import java.util.Map;

/// The words of all lists and classes as they stood at one moment.
///
/// @param classes by their codes
public record TermBook(Map<Vocabulary, List<Term>> lists, Map<String, CatalogClass> classes) {

    public TermBook {
        lists = Map.copyOf(lists);
        classes = Map.copyOf(classes);
    }

    public List<Term> list(Vocabulary list) {
        return lists.getOrDefault(list, List.of());
    }

    /// What a reader calls a class, with its code; a code of none goes by itself.
    public String classTitle(String code, boolean chinese) {
        var found = classes.get(code);
        return found == null ? code : found.title(chinese) + " " + code;
    }

    /// What a reader calls it; a code that is on no list goes by itself.
    public String title(Vocabulary list, String code, boolean chinese) {
        return list(list).stream()
                .filter(term -> term.code().equals(code))
                .findFirst()
                .map(term -> term.title(chinese))
                .orElse(code);
    }
}
