package org.zhanqiao.barrier.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.catalog.HeldDataset;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.Match;

/// A dataset that may stand for a paper, and what of the paper it holds.
///
/// @param whole   whether its name alone says that it stands for the paper
/// @param items   names of its items that hold some of the paper’s
/// @param titles  of the paper’s items that it holds
/// @param surest  the surest match, 0 to 1
/// @param source  whether it is the source of truth
record Holding(String dataset, boolean whole, Set<String> items, Set<String> titles, double surest, boolean source) {

    /// What the paper’s own name says weighs as much as two of its items.
    private int weight() {
        return titles.size() + (whole ? 2 : 0);
    }

    /// The dataset that holds a paper best: by the paper’s name, or by at least half of those of its items
    /// that any dataset holds. One that the matter gets it from under a grant comes first: in a catalog
    /// of thousands others are called alike. Then those that hold most, sources of truth, what the agency
    /// asks for, what is served.
    ///
    /// @param holder code of the agency that has to be the provider; empty for any
    static Optional<Holding> best(DemandedPaper paper, Facts facts, String holder) {
        int known = (int) paper.paper().itemFields().stream()
                .filter(field -> facts.matches(field).stream().anyMatch(Match::isSure))
                .count();
        return all(paper, facts).stream()
                .filter(holding -> holder.isEmpty()
                        || facts.datasets().get(holding.dataset()) == null
                        || holder.equals(facts.datasets().get(holding.dataset()).agency()))
                .filter(holding -> facts.datasets().containsKey(holding.dataset()))
                .filter(holding -> holding.whole() || holding.titles().size() * 2 >= known)
                .min(Comparator.comparing((Holding holding) -> !holding.isInUse(paper, facts))
                        .thenComparing(Holding::weight, Comparator.reverseOrder())
                        .thenComparing(holding -> !holding.source())
                        .thenComparing(holding -> holding.reach(paper, facts), Comparator.reverseOrder())
                        .thenComparing(Holding::surest, Comparator.reverseOrder())
                        .thenComparing(Holding::dataset));
    }

    /// Whether the matter may read it already.
    private boolean isInUse(DemandedPaper paper, Facts facts) {
        var held = facts.datasets().get(dataset);
        return held != null
                && facts.grants().containsKey(asked(paper))
                && !new Asking(paper, held, this, facts).given().isEmpty();
    }

    private Facts.Asked asked(DemandedPaper paper) {
        return new Facts.Asked(paper.matter().agency(), dataset);
    }

    /// How near the agency is to it: 2 when it asks for it, 1 when there is a data service, 0 otherwise.
    private int reach(DemandedPaper paper, Facts facts) {
        if (facts.requests().containsKey(asked(paper))) {
            return 2;
        }
        return facts.services().containsKey(dataset) ? 1 : 0;
    }

    /// What a dataset holds of a paper, also when it is nothing by name.
    static Holding of(String dataset, DemandedPaper paper, Facts facts) {
        return all(paper, facts).stream()
                .filter(holding -> holding.dataset().equals(dataset))
                .findFirst()
                .orElseGet(() -> new Holding(dataset, true, Set.of(), Set.of(), 1, false));
    }

    private static List<Holding> all(DemandedPaper paper, Facts facts) {
        Map<String, Holding> found = new HashMap<>();
        var whole = paper.paper().asField();
        for (var field : paper.fields()) {
            for (var match : facts.matches(field)) {
                if (match.isSure()) {
                    found.merge(match.dataset(), of(match, field, field.equals(whole)), Holding::and);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Holding of(Match match, FormField field, boolean whole) {
        return new Holding(
                match.dataset(),
                whole,
                match.item().isEmpty() ? Set.of() : Set.of(match.item()),
                whole ? Set.of() : Set.of(field.label()),
                match.confidence(),
                match.source());
    }

    private Holding and(Holding other) {
        return new Holding(
                dataset,
                whole || other.whole,
                union(items, other.items),
                union(titles, other.titles),
                Math.max(surest, other.surest),
                source || other.source);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    /// Whether a grant gives any of it: a matter need not have everything that the paper says. What one looks people up
    /// by, such as a name, is matched to no dataset by itself, but here it is known which dataset it would be of.
    boolean isGivenBy(Facts.Given grant, Paper paper, HeldDataset held) {
        return items.isEmpty()
                || grant.items().stream()
                        .anyMatch(item -> items.contains(item)
                                || paper.items().contains(held.items().getOrDefault(item, "")));
    }
}
