package org.zhanqiao.barrier.similar;

import java.util.LinkedHashSet;
import java.util.Set;

/// The words of a report, each once: words with one meaning are one, of other texts the pairs of characters.
///
/// @param told of the story and of where they were sent, without those of the other two
record Words(Set<String> matter, Set<String> paper, Set<String> told) {

    Words {
        matter = Set.copyOf(matter);
        paper = Set.copyOf(paper);
        told = Set.copyOf(told);
    }

    boolean isEmpty() {
        return matter.isEmpty() && paper.isEmpty() && told.isEmpty();
    }

    /// Of all its parts together.
    Set<String> all() {
        var all = new LinkedHashSet<>(matter);
        all.addAll(paper);
        all.addAll(told);
        return all;
    }
}
