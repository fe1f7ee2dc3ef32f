package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How texts become terms: each Chinese character, and each pair of neighbours at the place of its first character;
/// Latin words and numbers as they are, in small letters, names split at underscores. No dictionary of words, so that
/// 「代码」 is found within 「证券代码」.
public final class CatalogAnalyzer extends Analyzer {

    /// Changes with whatever would make other terms or facets of the same text.
    static final int VERSION = 2;

    private static final NormalizeCharMap SEPARATORS = separators();
    private static final int BETWEEN_VALUES = 10;

    private static NormalizeCharMap separators() {
        var map = new NormalizeCharMap.Builder();
        List.of("_", ".", "-", "/").forEach(separator -> map.add(separator, " "));
        return map.build();
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(SEPARATORS, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokenizer = new StandardTokenizer();
        var folded = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
        return new TokenStreamComponents(tokenizer, new CJKBigramFilter(folded, CJKBigramFilter.HAN, true));
    }

    /// No phrase reaches from one data item into the next.
    @Override
    public int getPositionIncrementGap(String field) {
        return BETWEEN_VALUES;
    }

    /// One place of a text: a character or word, and the pair that begins there, or an empty text.
    record Unit(String single, String pair) {}

    /// The pairs of characters of a text, and what stands in none: each once, in their order.
    public List<String> pairs(String text) {
        return pairs(units(text));
    }

    static List<String> pairs(List<Unit> units) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < units.size(); i++) {
            if (!units.get(i).pair().isEmpty()) {
                pairs.add(units.get(i).pair());
            } else if (i == 0 || units.get(i - 1).pair().isEmpty()) {
                pairs.add(units.get(i).single());
            }
        }
        return pairs.stream().distinct().toList();
    }

    /// The places of a text in their order.
    List<Unit> units(String text) {
        var units = new ArrayList<Unit>();
        try (var tokens = tokenStream(TextField.ALL, text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (step.getPositionIncrement() > 0) {
                    units.add(new Unit(term.toString(), ""));
                } else {
                    units.add(new Unit(units.removeLast().single(), term.toString()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }
}
