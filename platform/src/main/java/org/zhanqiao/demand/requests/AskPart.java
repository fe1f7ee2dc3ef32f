package org.zhanqiao.demand.requests;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.GrantTerms;

/// A part of what is asked for that the head of the sharing office signs off: what Order 809 art. 20 has a
/// request name, and what besides will bind in the grant. What only explains (why a field is needed, which
/// paper is spared) is none.
public enum AskPart {
    CALLER("demand.ask.part.caller"),
    SERVICE("demand.service"),
    ITEMS("demand.items"),
    PURPOSE("demand.purpose"),
    MATTER("demand.matter"),
    LEGAL_BASIS("demand.legalBasis"),
    SCENE("demand.scene"),
    SCOPE("demand.scope"),
    SHARE_MODE("demand.shareMode"),
    CASE("demand.case"),
    UNTIL("demand.until"),
    VOLUME("demand.volume");

    private final String messageKey;

    AskPart(String messageKey) {
        this.messageKey = messageKey;
    }

    /// Key of its name.
    public String messageKey() {
        return messageKey;
    }

    /// The parts in which two differ.
    static List<AskPart> listChanged(Ask before, Ask after) {
        return Stream.of(values())
                .filter(part -> !Objects.equals(part.of(before), part.of(after)))
                .toList();
    }

    private @Nullable Object of(Ask ask) {
        return switch (this) {
            case CALLER -> ask.caller();
            case SERVICE -> ask.service();
            case ITEMS -> unordered(ask.terms());
            case PURPOSE -> ask.purpose();
            case MATTER -> ask.matter();
            case LEGAL_BASIS -> ask.legalBasis();
            case SCENE -> ask.scene();
            case SCOPE -> ask.scope();
            case SHARE_MODE -> ask.shareMode();
            case CASE -> ask.caseRequired();
            case UNTIL -> ask.until();
            case VOLUME -> List.of(ask.callsPerDay(), ask.callsPerSecond());
        };
    }

    /// The order in which items stand means nothing.
    private static List<Set<?>> unordered(GrantTerms terms) {
        return List.of(
                terms.modes(),
                terms.lookupKeys().stream().map(Set::copyOf).collect(Collectors.toSet()),
                Set.copyOf(terms.fields()),
                Set.copyOf(terms.verifiable()),
                terms.maskedLookups(),
                Set.copyOf(terms.filter()));
    }
}
