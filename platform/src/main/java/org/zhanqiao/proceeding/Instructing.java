package org.zhanqiao.proceeding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;

/// Who instructs (督办) whoever owes something that is late, and whose instruction an act is.
public final class Instructing {

    /// In the detail of an act, whose instruction it is where it is not that of the one that usually
    /// gives it.
    static final String OFFICE = "office";

    private Instructing() {}

    /// Whether somebody can instruct now: the bureau what has climbed to it or above, the city
    /// government's office what has climbed to itself. Nobody instructs their own agency.
    ///
    /// @param reached the highest rung reached; null for none
    /// @param owner   code of the agency that owes it
    public static boolean may(Person person, @Nullable Rung reached, String owner) {
        if (reached == null || owner.equals(person.agencyCode())) {
            return false;
        }
        return switch (reached) {
            case OWNER, HEAD -> false;
            case BUREAU -> person.roles().has(Role.BUREAU);
            case CITY_OFFICE -> person.roles().hasAny(Role.BUREAU, Role.CITY_OFFICE);
        };
    }

    /// Whether anybody can.
    ///
    /// @param reached the highest rung reached; null for none
    public static boolean isDue(@Nullable Rung reached) {
        return reached != null && reached.compareTo(Rung.BUREAU) >= 0;
    }

    /// Whether an instruction was given, and nobody replied to the last one.
    ///
    /// @param acts  what was done, oldest first
    /// @param reply the kind of act that replies
    public static <A extends Enum<A> & ActKind> boolean awaitsReply(
            List<? extends Act<?, A>> acts, A instruct, A reply) {
        return acts.reversed().stream()
                .map(Act::kind)
                .filter(kind -> kind == instruct || kind == reply)
                .findFirst()
                .filter(kind -> kind == instruct)
                .isPresent();
    }

    /// What an act says, and whose instruction it is when it gives one: the bureau's says so, one that
    /// says nothing is the city government's office's.
    ///
    /// @param said by name
    /// @param me   who does it; null for the platform
    public static Map<String, String> signed(Map<String, String> said, @Nullable Person me) {
        if (me == null || !said.containsKey(AnswerBy.NAME) || !me.roles().has(Role.BUREAU)) {
            return said;
        }
        var signed = new HashMap<>(said);
        signed.put(OFFICE, Role.BUREAU.name());
        return signed;
    }
}
