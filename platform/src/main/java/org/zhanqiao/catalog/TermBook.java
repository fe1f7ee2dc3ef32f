package org.zhanqiao.catalog;

import java.util.List;
import java.util.Map;

/// The words of all lists as they stood at one moment.
public record TermBook(Map<Vocabulary, List<Term>> lists) {

    public TermBook {
        lists = Map.copyOf(lists);
    }

    public List<Term> list(Vocabulary list) {
        return lists.getOrDefault(list, List.of());
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
