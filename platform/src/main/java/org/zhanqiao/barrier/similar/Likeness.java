package org.zhanqiao.barrier.similar;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// How alike two reports are. Texts are alike by the weight of the words they share among the words they have (Dice’s
/// measure; a word weighs more the fewer reports hold it). Either way round it is the same. One comparison after the
/// other, by one thread.
final class Likeness {

    /// A barrier is one paper asked for in one matter: where one of the two differs, the other is no help, so it is
    /// their geometric mean that counts. How somebody tells of it differs from person to person.
    static final double NAMED = 0.8;

    static final double TOLD = 0.2;

    /// Stories of so many words that are alike in most of them are one text sent again, whatever they were filed under.
    /// In shorter ones 「窗口要结婚证」 is the same in any matter.
    private static final int A_STORY = 20;

    private final ToDoubleFunction<String> weights;
    private final Map<String, Double> known = new HashMap<>();

    /// @param weights of words, above zero
    Likeness(ToDoubleFunction<String> weights) {
        this.weights = weights;
    }

    double weight(String word) {
        return known.computeIfAbsent(word, weights::applyAsDouble);
    }

    double weight(Set<String> words) {
        return words.stream().mapToDouble(this::weight).sum();
    }

    /// Whole per cent of how like a report is to itself.
    int perCent(Words one, Words other) {
        boolean stories = one.told().size() >= A_STORY && other.told().size() >= A_STORY;
        double alike = Math.max(byNames(one, other), stories ? shared(one.told(), other.told()) : 0);
        return (int) Math.floor(100 * alike + 1e-9);
    }

    private double byNames(Words one, Words other) {
        double told = shared(one.told(), other.told());
        double matter = named(one.matter(), one, other.matter(), other);
        double paper = named(one.paper(), one, other.paper(), other);
        boolean stories = !one.told().isEmpty() && !other.told().isEmpty();
        if (one.paper().isEmpty() && other.paper().isEmpty()) {
            paper = stories ? told : matter;
        }
        if (one.matter().isEmpty() && other.matter().isEmpty()) {
            matter = paper;
        }
        double names = Math.sqrt(matter * paper);
        return stories ? names * (NAMED + TOLD * told) : names;
    }

    /// What one of them did not name by itself may stand in its other words.
    private double named(Set<String> named, Words one, Set<String> others, Words other) {
        if (named.isEmpty()) {
            return within(others, one.all());
        }
        if (others.isEmpty()) {
            return within(named, other.all());
        }
        return shared(named, others);
    }

    private double shared(Set<String> one, Set<String> other) {
        return one.isEmpty() || other.isEmpty() ? 0 : 2 * both(one, other) / (weight(one) + weight(other));
    }

    private double within(Set<String> part, Set<String> whole) {
        return part.isEmpty() ? 0 : both(part, whole) / weight(part);
    }

    private double both(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).mapToDouble(this::weight).sum();
    }
}
