package org.zhanqiao.identity;

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

    public Agency {
        code = SocialCreditCode.require("code", code);
        Checks.pattern("id", id, ID, "up to 32 small letters, digits and hyphens, a letter first");
        name = Checks.text("name", name, 120);
        shortName = Checks.text("shortName", shortName, 40);
        Checks.pattern("district", district, DISTRICT, "six digits (GB/T 2260)");
    }
}
