package org.zhanqiao.catalog;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The words of each [Vocabulary], in their order. A word that is added to the table is known within a minute.
@Service
public class Terms {

    private static final Duration OLDEST = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LoadingCache<Vocabulary, List<Term>> lists =
            Caffeine.newBuilder().expireAfterWrite(OLDEST).build(this::read);
    private final LoadingCache<String, List<CatalogClass>> classes;

    Terms(JdbcClient jdbc, CatalogClasses catalogClasses) {
        this.jdbc = jdbc;
        this.classes = Caffeine.newBuilder().expireAfterWrite(OLDEST).build(_ -> catalogClasses.listClasses());
    }

    public List<Term> listTerms(Vocabulary list) {
        return lists.get(list);
    }

    /// All words of all lists, for a page.
    public TermBook book() {
        var book = new EnumMap<Vocabulary, List<Term>>(Vocabulary.class);
        Arrays.stream(Vocabulary.values()).forEach(list -> book.put(list, listTerms(list)));
        return new TermBook(
                book,
                classes.get("").stream()
                        .collect(Collectors.toMap(CatalogClass::code, each -> each, (first, second) -> first)));
    }

    private List<Term> read(Vocabulary list) {
        return jdbc.sql("""
                select code, title, title_en, source from catalog.term where list = :list order by position, code
                """)
                .param("list", list.name())
                .query((row, n) -> new Term(
                        list,
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("title_en"),
                        row.getString("source")))
                .list();
    }

    /// A word that is kept by its Chinese title, as a reader of a language calls it; one on no list goes by itself.
    public String say(Vocabulary list, String title, Locale language) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(language.getLanguage());
        return listTerms(list).stream()
                .filter(term -> term.title().equals(title))
                .findFirst()
                .map(term -> term.title(chinese))
                .orElse(title);
    }

    /// The code of the word with this Chinese title.
    public Optional<String> findCode(Vocabulary list, String title) {
        return listTerms(list).stream()
                .filter(term -> term.title().equals(title))
                .map(Term::code)
                .findFirst();
    }
}
