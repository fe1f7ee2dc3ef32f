package org.zhanqiao.barrier.similar;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.search.CatalogAnalyzer;
import org.zhanqiao.catalog.search.Synonyms;

/// Takes the words out of the texts of a report, as the search of the catalog takes them: the same pairs of
/// characters, the same groups of words that mean the same, and those of `spoken.txt`, by which people
/// speak of papers and matters.
@Component
class Wording {

    /// Characters looked at of a text. Whoever writes more has said what it is about by then; the rest would cost time
    /// with every comparison.
    static final int LONGEST = 600;

    private final CatalogAnalyzer analyzer;
    private final Synonyms synonyms = Synonyms.loadWith(Wording.class, "spoken.txt", "courtesies.txt");

    Wording(CatalogAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Words of(ReportTexts.Kept kept) {
        var matter = words(kept.matter());
        var paper = words(kept.paper());
        var told = words(kept.story());
        told.addAll(words(kept.places()));
        told.removeAll(matter);
        told.removeAll(paper);
        return new Words(matter, paper, told);
    }

    private Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        var head = text.substring(0, Math.min(text.length(), LONGEST));
        for (var piece : synonyms.pieces(Normalizer.normalize(head, Normalizer.Form.NFKC))) {
            if (piece.known()) {
                words.add(piece.text());
            } else {
                words.addAll(analyzer.pairs(piece.text()));
            }
        }
        return words;
    }
}
