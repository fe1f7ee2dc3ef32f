package org.zhanqiao.demand;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A life as a graph: states, acts, where each leads. What is not in it cannot be done.
///
/// @param <S> states
/// @param <A> acts
public final class StateGraph<S extends Enum<S>, A extends Enum<A>> {

    private final Class<A> acts;
    private final List<S> states;
    private final Map<S, Map<A, S>> arrows;

    public StateGraph(Class<S> states, Class<A> acts) {
        this.acts = acts;
        this.states = Arrays.asList(states.getEnumConstants());
        this.arrows = new EnumMap<>(states);
    }

    /// Adds an arrow.
    public StateGraph<S, A> from(S from, A act, S to) {
        arrows.computeIfAbsent(from, state -> new EnumMap<>(acts)).put(act, to);
        return this;
    }

    /// Where an act leads; empty when it cannot be done in that state.
    public Optional<S> after(S from, A act) {
        return Optional.ofNullable(arrows.getOrDefault(from, Map.of()).get(act));
    }

    /// What can be done in a state, in the order of the acts.
    public Set<A> listActs(S state) {
        return arrows.getOrDefault(state, Map.of()).keySet();
    }

    /// The graph as Mermaid draws it.
    ///
    /// @param first the state in which a life begins
    public String mermaid(S first) {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> " + first + "\n");
        arrows.forEach((from, out) -> out.forEach((act, to) -> text.append("    ")
                .append(from)
                .append(" --> ")
                .append(to)
                .append(": ")
                .append(act)
                .append('\n')));
        for (var state : states) {
            if (listActs(state).isEmpty()) {
                text.append("    ").append(state).append(" --> [*]\n");
            }
        }
        return text.toString();
    }
}
