package org.zhanqiao.catalog.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.search.CatalogAnalyzer.Unit;

/// Texts that must stand as they are, or but for one character.
final class Phrases {

    private Phrases() {}

    /// The whole text, in pairs of characters where it can: they are rarer than characters.
    static Query exact(String field, List<Unit> units) {
        return phrase(field, new ArrayList<@Nullable Unit>(units));
    }

    /// The text with one character wrong, missing, too many, or two neighbours exchanged.
    static List<Query> nearly(String field, List<Unit> units) {
        var queries = new ArrayList<Query>();
        for (int i = 0; i < units.size(); i++) {
            var wrong = new ArrayList<@Nullable Unit>(units);
            wrong.set(i, null);
            queries.add(phrase(field, wrong));
            if (i > 0) {
                var missing = new ArrayList<@Nullable Unit>(units);
                missing.add(i, null);
                queries.add(phrase(field, missing));
                var exchanged = new ArrayList<@Nullable Unit>(units);
                exchanged.set(i - 1, new Unit(units.get(i).single(), ""));
                exchanged.set(i, new Unit(units.get(i - 1).single(), ""));
                queries.add(phrase(field, exchanged));
            }
            if (i > 0 && i < units.size() - 1) {
                var tooMany = new ArrayList<@Nullable Unit>(units);
                tooMany.remove(i);
                queries.add(phrase(field, tooMany));
            }
        }
        return queries;
    }

    /// @param units `null` where anything may stand
    private static Query phrase(String field, List<@Nullable Unit> units) {
        var terms = new ArrayList<Term>();
        var places = new ArrayList<Integer>();
        int place = 0;
        while (place < units.size()) {
            var unit = units.get(place);
            if (unit != null) {
                if (isPair(units, place)) {
                    terms.add(new Term(field, unit.pair()));
                    places.add(place);
                    place++;
                } else if (place > 0 && isPair(units, place - 1)) {
                    terms.add(new Term(field, pair(units, place - 1)));
                    places.add(place - 1);
                } else {
                    terms.add(new Term(field, unit.single()));
                    places.add(place);
                }
            }
            place++;
        }
        if (terms.size() == 1) {
            return new TermQuery(terms.getFirst());
        }
        var phrase = new PhraseQuery.Builder();
        int first = places.getFirst();
        for (int i = 0; i < terms.size(); i++) {
            phrase.add(terms.get(i), places.get(i) - first);
        }
        return phrase.build();
    }

    /// Whether the pair that begins at a place still has both its characters there.
    private static boolean isPair(List<@Nullable Unit> units, int place) {
        var next = place + 1 < units.size() ? units.get(place + 1) : null;
        var pair = pair(units, place);
        return next != null && !pair.isEmpty() && pair.endsWith(next.single());
    }

    private static String pair(List<@Nullable Unit> units, int place) {
        var unit = units.get(place);
        return unit == null ? "" : unit.pair();
    }
}
