package org.zhanqiao.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.zhanqiao.catalog.search.CatalogAnalyzer.Unit;

/// Makes the words of a question into a query of the index: what decides that an entry is found, and what decides its
/// rank.
final class QueryMaker {

    /// Of the pairs of characters of a longer word, so many must be there.
    private static final double SHARE_OF_PAIRS = 0.6;

    /// And where only some of the words are asked for.
    private static final double SMALLER_SHARE_OF_PAIRS = 0.34;

    private static final float EXACT_NAME = 40;
    private static final float CODE = 30;
    private static final float OF_THE_CITY = 2;
    /// Of two that answer alike, the one with more data items is what is looked for, rather than its statistics.
    private static final float OF_MANY_ITEMS = 8;

    private static final float HALFWAY_ITEMS = 8;
    private static final float OF_AN_ALTERNATIVE = 0.95f;
    private static final float OF_A_WHOLE_PHRASE = 2;
    private static final float OTHER_FIELDS = 0.2f;
    private static final int SHORTEST_WITH_ERROR = 3;
    private static final int LONGEST_WITH_ERROR = 10;
    private static final int SHORTEST_WORD_WITH_ERROR = 4;
    private static final int SHORTEST_WORD_WITH_TWO = 8;
    private static final int SHORTEST_CODE = 3;
    private static final Pattern CODE_LIKE =
            Pattern.compile("[a-z0-9._/-]*[0-9][a-z0-9._/-]*|[a-z0-9._-]+[./][a-z0-9._/-]*");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{N}]+");

    private final CatalogAnalyzer analyzer;
    private final Synonyms synonyms;

    QueryMaker(CatalogAnalyzer analyzer, Synonyms synonyms) {
        this.analyzer = analyzer;
        this.synonyms = synonyms;
    }

    Synonyms synonyms() {
        return synonyms;
    }

    /// @param byName whether finds in names alone make the rank
    Query query(QueryText text, Closeness closeness, boolean byName) {
        var query = new BooleanQuery.Builder();
        query.add(weighted(new TermQuery(new Term(SearchIndex.CITY, "true")), OF_THE_CITY), Occur.SHOULD);
        query.add(
                FeatureField.newSaturationQuery(
                        SearchIndex.RICHNESS, SearchIndex.ITEM_COUNT, OF_MANY_ITEMS, HALFWAY_ITEMS),
                Occur.SHOULD);
        if (text.clauses().isEmpty()) {
            return query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER).build();
        }
        var found = new BooleanQuery.Builder();
        for (var clause : text.clauses()) {
            var units = analyzer.units(clause);
            if (units.isEmpty()) {
                continue;
            }
            found.add(
                    switch (closeness) {
                        case ALL_WORDS -> found(clause, units, SHARE_OF_PAIRS);
                        case NEARLY -> nearly(clause, units);
                        case SOME_WORDS -> some(clause, units);
                    },
                    closeness == Closeness.SOME_WORDS ? Occur.SHOULD : Occur.MUST);
            query.add(
                    rank(clause, units, byName ? List.of(TextField.NAME) : List.of(TextField.values())), Occur.SHOULD);
        }
        query.add(
                weighted(new TermQuery(new Term(SearchIndex.EXACT_NAME, SearchIndex.folded(text.typed()))), EXACT_NAME),
                Occur.SHOULD);
        return query.add(found.build(), Occur.FILTER).build();
    }

    /// What is marked in the texts of a result, over a field of any name.
    Query marks(String field, QueryText text, Closeness closeness) {
        var marks = new BooleanQuery.Builder();
        for (var clause : text.clauses()) {
            var units = analyzer.units(clause);
            if (units.isEmpty()) {
                continue;
            }
            marks.add(Phrases.exact(field, units), Occur.SHOULD);
            alternatives(clause, other -> Phrases.exact(field, other)).forEach(query -> marks.add(query, Occur.SHOULD));
            if (units.size() >= SHORTEST_WITH_ERROR) {
                CatalogAnalyzer.pairs(units)
                        .forEach(pair -> marks.add(new TermQuery(new Term(field, pair)), Occur.SHOULD));
            }
            if (closeness == Closeness.NEARLY) {
                withError(field, units).forEach(query -> marks.add(query, Occur.SHOULD));
            }
        }
        return marks.build();
    }

    private Query found(String clause, List<Unit> units, double share) {
        var ways = new BooleanQuery.Builder();
        ways.add(mostPairs(units, share), Occur.SHOULD);
        alternatives(clause, other -> Phrases.exact(TextField.ALL, other))
                .forEach(query -> ways.add(query, Occur.SHOULD));
        if (isCode(clause)) {
            ways.add(new PrefixQuery(new Term(SearchIndex.CODE_LOWER, clause)), Occur.SHOULD);
        }
        return ways.build();
    }

    /// A share of its pairs, or a word that is known within it, or what that means: 结婚 or 婚姻 of 结婚等级.
    private Query some(String clause, List<Unit> units) {
        var ways = new BooleanQuery.Builder().add(found(clause, units, SMALLER_SHARE_OF_PAIRS), Occur.SHOULD);
        synonyms.pieces(clause).stream()
                .filter(Synonyms.Piece::known)
                .flatMap(piece -> Stream.concat(Stream.of(piece.text()), synonyms.searched(piece.text()).stream()))
                .map(analyzer::units)
                .filter(known -> known.size() > 1)
                .forEach(known -> ways.add(Phrases.exact(TextField.ALL, known), Occur.SHOULD));
        return ways.build();
    }

    private Query nearly(String clause, List<Unit> units) {
        var ways = new BooleanQuery.Builder().add(found(clause, units, SHARE_OF_PAIRS), Occur.SHOULD);
        withError(TextField.ALL, units).forEach(query -> ways.add(query, Occur.SHOULD));
        return ways.build();
    }

    private static List<Query> withError(String field, List<Unit> units) {
        var words = units.stream().map(Unit::single).toList();
        if (words.stream().allMatch(word -> LATIN.matcher(word).matches())) {
            var all = new BooleanQuery.Builder();
            for (var word : words) {
                int edits =
                        word.length() >= SHORTEST_WORD_WITH_TWO ? 2 : word.length() >= SHORTEST_WORD_WITH_ERROR ? 1 : 0;
                all.add(new FuzzyQuery(new Term(field, word), edits, 1), Occur.MUST);
            }
            return List.of(all.build());
        }
        return units.size() < SHORTEST_WITH_ERROR || units.size() > LONGEST_WITH_ERROR
                ? List.of()
                : Phrases.nearly(field, units);
    }

    private static Query mostPairs(List<Unit> units, double share) {
        var pairs = CatalogAnalyzer.pairs(units);
        if (pairs.size() == 1) {
            return new TermQuery(new Term(TextField.ALL, pairs.getFirst()));
        }
        var some = new BooleanQuery.Builder();
        pairs.forEach(pair -> some.add(new TermQuery(new Term(TextField.ALL, pair)), Occur.SHOULD));
        return some.setMinimumNumberShouldMatch((int) Math.ceil(share * pairs.size()))
                .build();
    }

    private Query rank(String clause, List<Unit> units, List<TextField> fields) {
        var ways = new ArrayList<Query>();
        for (var field : fields) {
            ways.add(new BoostQuery(Phrases.exact(field.field(), units), OF_A_WHOLE_PHRASE * field.weight()));
            alternatives(clause, other -> Phrases.exact(field.field(), other))
                    .forEach(query ->
                            ways.add(new BoostQuery(query, OF_A_WHOLE_PHRASE * OF_AN_ALTERNATIVE * field.weight())));
            if (units.size() >= SHORTEST_WITH_ERROR) {
                ways.add(new BoostQuery(bag(field, units), field.weight()));
            }
        }
        if (isCode(clause)) {
            ways.add(weighted(new TermQuery(new Term(SearchIndex.CODE_LOWER, clause)), 2 * CODE));
            ways.add(weighted(new PrefixQuery(new Term(SearchIndex.CODE_LOWER, clause)), CODE));
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private static Query bag(TextField field, List<Unit> units) {
        var bag = new BooleanQuery.Builder();
        CatalogAnalyzer.pairs(units)
                .forEach(pair -> bag.add(new TermQuery(new Term(field.field(), pair)), Occur.SHOULD));
        return bag.build();
    }

    private List<Query> alternatives(String clause, Function<List<Unit>, Query> phrase) {
        return synonyms.searched(clause).stream()
                .map(analyzer::units)
                .filter(units -> !units.isEmpty())
                .map(phrase)
                .toList();
    }

    private static boolean isCode(String clause) {
        return clause.length() >= SHORTEST_CODE && CODE_LIKE.matcher(clause).matches();
    }

    private static Query weighted(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}
