package org.zhanqiao.identity;

import java.util.regex.Pattern;

/// A program of an agency that calls data services.
///
/// @param code its key, such as `civil-affairs-marriage`
/// @param agencyCode code of the agency that answers for it
/// @param purpose what it is for, in a sentence
/// @param auditor whether it may read the evidence log instead of data
/// @param version counts its changes
public record CallingSystem(
        String code, String agencyCode, String name, String purpose, boolean auditor, long version) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,47}");

    public CallingSystem {
        Checks.pattern("code", code, CODE, "up to 48 small letters, digits and hyphens, a letter first");
        name = Checks.text("name", name, 80);
        purpose = Checks.text("purpose", purpose, 400);
    }

    /// A system about to be registered.
    public static CallingSystem of(String code, String agencyCode, String name, String purpose, boolean auditor) {
        return new CallingSystem(code, agencyCode, name, purpose, auditor, 0);
    }
}
