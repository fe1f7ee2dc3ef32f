package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/// Marks in a text of the database what answers a question; the index need not hold the text.
final class Marker {

    private static final String FIELD = "marked";

    private final UnifiedHighlighter highlighter;
    private final Query marks;

    Marker(CatalogAnalyzer analyzer, QueryMaker maker, QueryText text, Closeness closeness) {
        this.marks = maker.marks(FIELD, text, closeness);
        this.highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(WholeBreakIterator::new)
                .withFormatter(new Pieces())
                .build();
    }

    MarkedText mark(String text) {
        if (text.isEmpty()) {
            return MarkedText.plain(text);
        }
        try {
            return highlighter.highlightWithoutSearcher(FIELD, marks, text, 1) instanceof MarkedText marked
                    ? marked
                    : MarkedText.plain(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Pieces extends PassageFormatter {
        @Override
        public MarkedText format(Passage[] passages, String content) {
            var pieces = new ArrayList<MarkedText.Piece>();
            int done = 0;
            for (var passage : passages) {
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = Math.max(done, passage.getMatchStarts()[i]);
                    int end = passage.getMatchEnds()[i];
                    if (end <= start) {
                        continue;
                    }
                    if (start > done) {
                        pieces.add(new MarkedText.Piece(content.substring(done, start), false));
                    }
                    join(pieces, content.substring(start, end), start == done);
                    done = end;
                }
            }
            if (done < content.length()) {
                pieces.add(new MarkedText.Piece(content.substring(done), false));
            }
            return new MarkedText(pieces);
        }

        /// Marks that touch are one.
        private static void join(List<MarkedText.Piece> pieces, String text, boolean touches) {
            if (touches && !pieces.isEmpty() && pieces.getLast().marked()) {
                var before = pieces.removeLast();
                pieces.add(new MarkedText.Piece(before.text() + text, true));
            } else {
                pieces.add(new MarkedText.Piece(text, true));
            }
        }
    }
}
