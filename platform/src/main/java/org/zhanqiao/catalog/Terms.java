package org.zhanqiao.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The words of each [Vocabulary], in their order.
@Service
public class Terms {

    private final JdbcClient jdbc;

    Terms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Term> listTerms(Vocabulary list) {
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

    public Optional<Term> findTerm(Vocabulary list, String code) {
        return listTerms(list).stream().filter(term -> term.code().equals(code)).findFirst();
    }

    /// The code of the word with this Chinese title.
    public Optional<String> findCode(Vocabulary list, String title) {
        return listTerms(list).stream()
                .filter(term -> term.title().equals(title))
                .map(Term::code)
                .findFirst();
    }

    /// What a reader calls it; a code that is on no list goes by itself.
    public String title(Vocabulary list, String code, boolean chinese) {
        return findTerm(list, code).map(term -> term.title(chinese)).orElse(code);
    }
}
