package org.zhanqiao.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Term;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.Vocabulary;

/// What readers call the values of facets.
@Component
class SearchWords {

    private final Terms terms;
    private final CatalogClasses classes;
    private final SearchDocuments documents;
    private final MessageSource messages;

    SearchWords(Terms terms, CatalogClasses classes, SearchDocuments documents, MessageSource messages) {
        this.terms = terms;
        this.classes = classes;
        this.documents = documents;
        this.messages = messages;
    }

    /// The words of one answer, in one language.
    final class Spoken {
        private final Locale locale;
        private final boolean chinese;
        private final Map<Facet, Map<String, String>> lists;

        private Spoken(Locale locale) {
            this.locale = locale;
            this.chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
            this.lists = Map.of(
                    Facet.SHARE_TYPE, titles(Vocabulary.SHARE_TYPE),
                    Facet.OPEN_TYPE, titles(Vocabulary.OPEN_TYPE),
                    Facet.CYCLE, titles(Vocabulary.UPDATE_CYCLE),
                    Facet.CLASS,
                            classes.listClasses().stream()
                                    .collect(Collectors.toMap(each -> each.code(), each -> each.title(chinese))));
        }

        private Map<String, String> titles(Vocabulary list) {
            return terms.listTerms(list).stream()
                    .collect(Collectors.toMap(Term::code, term -> term.title(chinese), (first, _) -> first));
        }

        /// A value that is on no list goes by itself.
        String label(Facet facet, String value) {
            return switch (facet) {
                case AGENCY -> documents.shortName(value);
                case LEVEL -> messages.getMessage("catalog.search.level", new Object[] {value}, locale);
                case SHARE_TYPE, OPEN_TYPE, CYCLE, CLASS ->
                    lists.getOrDefault(facet, Map.of()).getOrDefault(value, value);
            };
        }
    }

    Spoken in(Locale locale) {
        return new Spoken(locale);
    }

    /// Questions to begin with.
    static List<String> examples() {
        return List.of("户口", "营业执照", "医保", "公积金", "不动产", "婚姻");
    }
}
