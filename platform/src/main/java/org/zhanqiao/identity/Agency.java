package org.zhanqiao.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// An agency (政务部门) of the city.
///
/// @param code unified social credit code, the key
/// @param id short name for addresses and commands, such as `civil-affairs`
/// @param name full name
/// @param shortName name for tables
/// @param district administrative division, GB/T 2260, such as `370200`
public record Agency(String code, String id, String name, String shortName, String district) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern DISTRICT = Pattern.compile("[0-9]{6}");

    /// The most that are worth showing to whoever mistyped one.
    private static final int MOST_ALIKE = 3;

    /// Names that somebody may have meant who typed a part of one.
    public static List<String> listAlike(String typed, Collection<String> names) {
        return typed.length() < 2
                ? List.of()
                : names.stream()
                        .filter(name -> name.contains(typed))
                        .sorted(Comparator.comparingInt(String::length).thenComparing(name -> name))
                        .limit(MOST_ALIKE)
                        .toList();
    }

    public Agency {
        code = SocialCreditCode.require("code", code);
        Checks.pattern("id", id, ID, "up to 32 small letters, digits and hyphens, a letter first");
        name = Checks.text("name", name, 120);
        shortName = Checks.text("shortName", shortName, 40);
        Checks.pattern("district", district, DISTRICT, "six digits (GB/T 2260)");
    }
}
