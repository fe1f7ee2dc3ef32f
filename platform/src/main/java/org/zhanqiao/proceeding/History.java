package org.zhanqiao.proceeding;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was done so far, oldest first; at least the act by which it began.
public record History<S extends Enum<S>, A extends Enum<A> & ActKind>(List<Act<S, A>> acts) {

    public History {
        acts = List.copyOf(acts);
    }

    public Act<S, A> last() {
        return acts.getLast();
    }

    /// The latest act of any of these kinds.
    public Optional<Act<S, A>> findLast(Set<A> kinds) {
        return acts.reversed().stream()
                .filter(act -> kinds.contains(act.kind()))
                .findFirst();
    }
}
