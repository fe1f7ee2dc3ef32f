package org.zhanqiao.proceeding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhanqiao.identity.ResidentId;
import org.zhanqiao.web.InputError;

/// What somebody decided to do in a proceeding.
///
/// @param version the version of the proceeding it was decided on
/// @param because why; at most [#LONGEST] characters
/// @param detail  what else was said, by the name of its input
public record Decision<A extends Enum<A> & ActKind>(
        String proceeding, long version, A kind, String because, Map<String, String> detail) {

    /// Longest text, in characters.
    public static final int LONGEST = 1_000;

    private static final Pattern NUMBERS = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

    public Decision {
        because = storable(because);
        detail = detail.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, said -> storable(said.getValue())));
    }

    /// PostgreSQL has no text with a NUL.
    private static String storable(String typed) {
        return typed.replace("\0", "").strip();
    }

    public static <A extends Enum<A> & ActKind> Decision<A> of(
            String proceeding, long version, A kind, String because) {
        return new Decision<>(proceeding, version, kind, because, Map.of());
    }

    /// What is wrong with its reason. Heads and the bureau read it, so it names nobody by number.
    public List<InputError> listReasonFlaws(boolean needed) {
        var flaws = new ArrayList<InputError>();
        if (because.length() > LONGEST || (because.isEmpty() && needed)) {
            flaws.add(InputError.of("because", kind.reasonKey() + ".stated", LONGEST));
        }
        if (namesResident(because)) {
            flaws.add(InputError.of("because", "proceeding.because.identity"));
        }
        return flaws;
    }

    /// Whether a text holds the identity number of a resident.
    public static boolean namesResident(String text) {
        return NUMBERS.matcher(text)
                .results()
                .anyMatch(found -> ResidentId.isValid(found.group().toUpperCase(Locale.ROOT)));
    }
}
