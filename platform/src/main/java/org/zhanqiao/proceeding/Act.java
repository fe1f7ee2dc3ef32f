package org.zhanqiao.proceeding;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.Person;

/// Something that was done in a proceeding.
///
/// @param proceeding its id
/// @param number     counts its acts from 1
/// @param to         the state after it
/// @param by         login; empty for the platform
/// @param name       of the person, as it was then
/// @param agency     code of the person's agency; empty for none
/// @param because    why, empty when the act speaks for itself
/// @param detail     what it says besides, by name
public record Act<S extends Enum<S>, A extends Enum<A> & ActKind>(
        String proceeding,
        long number,
        A kind,
        S to,
        String by,
        String name,
        String agency,
        Instant at,
        String because,
        Map<String, String> detail) {

    public Act {
        detail = Map.copyOf(detail);
    }

    /// @param person who does it; null for the platform
    public static <S extends Enum<S>, A extends Enum<A> & ActKind> Act<S, A> of(
            Decision<A> decision, long number, S to, @Nullable Person person, Instant at) {
        return new Act<>(
                decision.proceeding(),
                number,
                decision.kind(),
                to,
                person == null ? "" : person.login(),
                person == null ? "" : person.name(),
                person == null ? "" : person.agency().orElse(""),
                at,
                decision.because(),
                decision.detail());
    }

    /// Names the act in the evidence.
    public String evidenceKey() {
        return ActLog.evidencePrefix(kind.log(), proceeding) + number;
    }

    /// Key of words for it: the name of the act behind the beginning, and behind that whose instruction it
    /// is, where it says so.
    public String key(String beginning) {
        var office = said(Instructing.OFFICE);
        return beginning + kind.name() + (office.isEmpty() ? "" : "." + office);
    }

    /// What it says besides; empty when it says nothing under that name.
    public String said(String name) {
        return detail.getOrDefault(name, "");
    }
}
