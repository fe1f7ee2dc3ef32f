package org.zhanqiao.catalog.search;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// Words of two characters that stand nowhere, as they were probably meant: 户藉 as 户籍. With one of
/// two characters wrong too little is left to look for, so only a word takes its place that differs in
/// a character which sounds or looks alike, and that stands in names or data items, or is known to the
/// search. Longer words are looked for by [Phrases#nearly].
///
/// Asked only when a question finds nothing; a few hundred look-ups of a word, whatever the size of the
/// index.
final class Corrections {

    private static final long KNOWN = 1_000_000_000L;

    private final Synonyms synonyms;

    Corrections(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /// The question with each such word put right; itself when there is none.
    QueryText corrected(QueryText text, IndexReader index) throws IOException {
        var clauses = new ArrayList<String>();
        var typed = text.typed();
        for (var clause : text.clauses()) {
            var meant = isPair(clause) && !stands(clause, index) ? meant(clause, index) : Optional.<String>empty();
            clauses.add(meant.orElse(clause));
            typed = meant.isPresent() ? typed.replace(clause, meant.get()) : typed;
        }
        return clauses.equals(text.clauses()) ? text : new QueryText(typed, clauses, text.cut());
    }

    private static boolean isPair(String clause) {
        return clause.length() == 2
                && clause.chars().allMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN);
    }

    private boolean stands(String word, IndexReader index) throws IOException {
        return index.docFreq(new Term(TextField.ALL, word)) > 0
                || !synonyms.searched(word).isEmpty();
    }

    private Optional<String> meant(String word, IndexReader index) throws IOException {
        String best = "";
        long most = 0;
        for (var candidate : candidates(word)) {
            long weight = weight(candidate, index);
            if (weight > most) {
                best = candidate;
                most = weight;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static Set<String> candidates(String word) {
        var confusables = Confusables.all();
        var candidates = new LinkedHashSet<String>();
        confusables.of(word.charAt(1)).forEach(other -> candidates.add("" + word.charAt(0) + other));
        confusables.of(word.charAt(0)).forEach(other -> candidates.add("" + other + word.charAt(1)));
        return candidates;
    }

    /// How likely it was meant: a word that the search knows, then whatever stands in most names and
    /// items. Two neighbours of a longer text are no word (计信 of 登记信息).
    private long weight(String candidate, IndexReader index) throws IOException {
        boolean known = synonyms.knows(candidate);
        if (!known && !CoreDictionary.contains(candidate)) {
            return 0;
        }
        long stands = (long) index.docFreq(new Term(TextField.NAME.field(), candidate))
                + index.docFreq(new Term(TextField.ITEMS.field(), candidate));
        return known ? KNOWN + stands : stands;
    }
}
