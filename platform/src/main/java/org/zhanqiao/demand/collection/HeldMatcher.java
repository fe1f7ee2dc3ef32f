package org.zhanqiao.demand.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.zhanqiao.catalog.HeldItem;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.catalog.search.Synonyms;

/// Which datasets hold what many fields ask for, all at once: the reading of labels and the matching of forms, for
/// whoever has a whole inventory of papers to look at.
@Service
public class HeldMatcher {

    /// More than a form is shown.
    private static final int MOST = 50;

    private final HeldItems held;
    private final LabelReader reader;

    HeldMatcher(HeldItems held, Synonyms synonyms) {
        this.held = held;
        this.reader = new LabelReader(synonyms);
    }

    /// What of all datasets in force holds each field, surest first: fifty at most, and fifty of each
    /// provider that is named besides. Reads the catalog once, however many fields there are.
    ///
    /// @param fields with the codes of the providers at which each is looked for in any case
    public Map<FormField, List<Match>> listMatches(Map<FormField, Set<String>> fields) {
        var readings = readings(fields.keySet());
        var titles = new HashSet<String>();
        var parts = new HashSet<String>();
        for (var reading : readings.values()) {
            for (var meaning : meanings(reading)) {
                if (meaning.title().isEmpty()) {
                    parts.add(meaning.part());
                } else {
                    titles.add(meaning.title());
                }
            }
        }
        return match(readings, held.listAllHeld(titles, parts), fields);
    }

    /// Those of the fields that a dataset in force holds; none when it is not in force.
    public Set<FormField> listHeldBy(String dataset, Collection<FormField> fields) {
        var found = new LinkedHashSet<FormField>();
        match(readings(fields), held.listItems(dataset), Map.of()).forEach((field, matches) -> {
            if (!matches.isEmpty()) {
                found.add(field);
            }
        });
        return found;
    }

    private Map<FormField, Reading> readings(Collection<FormField> fields) {
        var readings = new LinkedHashMap<FormField, Reading>();
        fields.forEach(field -> readings.computeIfAbsent(field, reader::read));
        return readings;
    }

    private static List<Reading.Meaning> meanings(Reading reading) {
        return reading instanceof Reading.Wanted(var meanings) ? meanings : List.of();
    }

    /// Each field is compared with the items alone that it may mean: those of a title it wants, and datasets by a part
    /// of their names.
    private static Map<FormField, List<Match>> match(
            Map<FormField, Reading> readings, List<HeldItem> items, Map<FormField, Set<String>> providers) {
        var byTitle = new HashMap<String, List<HeldItem>>();
        var firsts = new LinkedHashMap<String, HeldItem>();
        for (var item : items) {
            byTitle.computeIfAbsent(item.item().title(), _ -> new ArrayList<>()).add(item);
            firsts.putIfAbsent(item.dataset(), item);
        }
        var byPart = new HashMap<String, List<HeldItem>>();
        var matches = new LinkedHashMap<FormField, List<Match>>();
        readings.forEach((field, reading) -> {
            var candidates = new LinkedHashSet<HeldItem>();
            for (var meaning : meanings(reading)) {
                candidates.addAll(
                        meaning.title().isEmpty()
                                ? byPart.computeIfAbsent(meaning.part(), part -> named(firsts, part))
                                : byTitle.getOrDefault(meaning.title(), List.of()));
            }
            matches.put(
                    field,
                    Match.first(
                            Match.listMatches(field, reading, List.copyOf(candidates)),
                            providers.getOrDefault(field, Set.of()),
                            MOST));
        });
        return matches;
    }

    private static List<HeldItem> named(Map<String, HeldItem> firsts, String part) {
        return firsts.values().stream()
                .filter(item -> item.name().contains(part))
                .toList();
    }
}
