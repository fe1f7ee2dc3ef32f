package org.zhanqiao.proceeding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The whole life of something: every state, every act, where it leads. What is not here cannot be done.
///
/// @param <S> states
/// @param <A> acts
public final class Graph<S extends Enum<S>, A extends Enum<A>> {

    private final S first;
    private final Class<A> acts;
    private final Map<S, Map<A, List<S>>> edges;

    /// A graph without acts yet.
    ///
    /// @param first the state in which it begins
    public Graph(S first, Class<A> acts) {
        this.first = first;
        this.acts = acts;
        this.edges = new EnumMap<>(first.getDeclaringClass());
    }

    /// Adds where an act leads; said twice for one act, it leads to either.
    public Graph<S, A> with(S from, A act, S to) {
        edges.computeIfAbsent(from, _ -> new EnumMap<>(acts))
                .computeIfAbsent(act, _ -> new ArrayList<>())
                .add(to);
        return this;
    }

    /// Where an act leads; nothing when it cannot be done in that state.
    public List<S> after(S from, A act) {
        return List.copyOf(edges.getOrDefault(from, Map.of()).getOrDefault(act, List.of()));
    }

    /// What can be done in a state, in the order of the acts.
    public Set<A> listActs(S state) {
        var found = EnumSet.noneOf(acts);
        found.addAll(edges.getOrDefault(state, Map.of()).keySet());
        return found;
    }

    /// Whether nothing more can be done.
    public boolean isOver(S state) {
        return listActs(state).isEmpty();
    }

    /// The graph as Mermaid draws it.
    public String mermaid() {
        var text =
                new StringBuilder("stateDiagram-v2\n    [*] --> ").append(first).append('\n');
        edges.forEach((from, byAct) -> byAct.forEach((act, all) -> all.forEach(to -> text.append("    ")
                .append(from)
                .append(" --> ")
                .append(to)
                .append(": ")
                .append(act)
                .append('\n'))));
        for (var state : first.getDeclaringClass().getEnumConstants()) {
            if (isOver(state)) {
                text.append("    ").append(state).append(" --> [*]\n");
            }
        }
        return text.toString();
    }
}
