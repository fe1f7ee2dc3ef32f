package org.zhanqiao.demand.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.HeldItem;
import org.zhanqiao.catalog.ShareType;

/// A field of a form, and what of a dataset holds what it asks for.
///
/// @param label       of the field
/// @param dataset     code of its entry
/// @param item        name of the data item; empty when the whole dataset stands for a paper
/// @param holder      unified social credit code of the provider
/// @param shareType   `null` where none is decided
/// @param source      whether the dataset is the source of truth (数源)
/// @param confidence  0 to 1
public record Match(
        String label,
        String dataset,
        String datasetName,
        String item,
        String itemTitle,
        String holder,
        @Nullable ShareType shareType,
        boolean source,
        How how,
        double confidence) {

    /// From here on it is taken for the same; below it is only shown.
    public static final double SURE = 0.75;

    /// What a field’s values that cannot be of the item’s type leave of the confidence.
    private static final double OTHER_TYPE = 0.5;

    /// What a common standard adds to it.
    private static final double SAME_STANDARD = 0.05;

    /// Matches kept of one field, besides those that somebody dismissed.
    static final int MOST = 5;

    /// The items that hold what a field asks for, surest first, sources of truth before others.
    static List<Match> listMatches(FormField field, Reading reading, List<HeldItem> items) {
        if (!(reading instanceof Reading.Wanted(var meanings))) {
            return List.of();
        }
        Map<Held, Match> best = new LinkedHashMap<>();
        for (var item : items) {
            for (var meaning : meanings) {
                if (holds(item, meaning)) {
                    var match = of(field, meaning, item);
                    best.merge(
                            match.held(),
                            match,
                            (first, second) -> first.confidence() >= second.confidence() ? first : second);
                }
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Match match) -> -match.confidence())
                        .thenComparing(match -> !match.source())
                        .thenComparing(Match::dataset)
                        .thenComparing(Match::item))
                .toList();
    }

    /// The first of all, and the first of each of some providers besides: whoever knows the provider finds
    /// its dataset however many others hold the same.
    ///
    /// @param providers codes of agencies
    /// @param most      of all, and of each of them
    static List<Match> first(List<Match> all, Set<String> providers, int most) {
        var kept = new ArrayList<Match>();
        var ofProvider = new HashMap<String, Integer>();
        for (int i = 0; i < all.size(); i++) {
            var match = all.get(i);
            boolean named = providers.contains(match.holder());
            if (i < most || (named && ofProvider.getOrDefault(match.holder(), 0) < most)) {
                kept.add(match);
            }
            if (named) {
                ofProvider.merge(match.holder(), 1, Integer::sum);
            }
        }
        return List.copyOf(kept);
    }

    /// Of all that hold a field those that are kept: what somebody dismissed, so that it stays dismissed however many
    /// better ones come, and of the others the first five.
    static List<Match> keep(List<Match> all, Predicate<Match> dismissed) {
        var best = all.stream().filter(dismissed.negate()).limit(MOST).collect(Collectors.toSet());
        return all.stream()
                .filter(match -> dismissed.test(match) || best.contains(match))
                .toList();
    }

    private static Match of(FormField field, Reading.Meaning meaning, HeldItem held) {
        boolean whole = meaning.title().isEmpty();
        return new Match(
                field.label(),
                held.dataset(),
                held.name(),
                whole ? "" : held.item().name(),
                whole ? "" : held.item().title(),
                held.agency(),
                held.shareType(),
                held.source(),
                meaning.how(),
                confidence(field, meaning, held));
    }

    private static boolean holds(HeldItem held, Reading.Meaning meaning) {
        return meaning.title().isEmpty()
                ? held.name().contains(meaning.part())
                : held.item().subject() == DataItem.Subject.NONE
                        && held.item().title().equals(meaning.title())
                        && held.name().contains(meaning.part());
    }

    private static double confidence(FormField field, Reading.Meaning meaning, HeldItem held) {
        double confidence = meaning.how().confidence();
        if (!meaning.title().isEmpty() && !field.kind().fits(held.item().type())) {
            return confidence * OTHER_TYPE;
        }
        boolean common = !meaning.standard().isEmpty() && held.standard().startsWith(meaning.standard());
        return common ? Math.min(1, confidence + SAME_STANDARD) : confidence;
    }

    /// What it names: the dataset and the item.
    record Held(String dataset, String item) {}

    Held held() {
        return new Held(dataset, item);
    }

    public boolean isSure() {
        return confidence >= SURE;
    }

    /// Whether an agency that asks for it breaks the ban on re-collection (art. 19): sharing can supply it,
    /// from somebody else.
    public boolean isBanned(String agency) {
        return isSure()
                && !holder.equals(agency)
                && (shareType == ShareType.UNCONDITIONAL || shareType == ShareType.CONDITIONAL);
    }
}
