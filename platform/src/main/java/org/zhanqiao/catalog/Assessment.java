package org.zhanqiao.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An assessment before publication (政务数据共享条例 art. 13): of secrets, or of the protection of personal information.
///
/// @param by      who made it; empty while there is none
/// @param on      the day it was concluded
/// @param outcome a code of [Vocabulary#SECRECY_OUTCOME] or [Vocabulary#PRIVACY_OUTCOME]
public record Assessment(String by, @Nullable LocalDate on, String outcome) {

    /// Outcome of an assessment of secrets after which a dataset has no place in the catalog (art. 3).
    public static final String SECRET = "SECRET";

    /// Outcome of an assessment that found no personal information.
    public static final String NO_PERSONAL = "NO_PERSONAL";

    /// Outcome of an assessment after which a dataset may not be published.
    public static final String TOO_RISKY = "TOO_RISKY";

    static Assessment none() {
        return new Assessment("", null, "");
    }

    boolean complete() {
        return !by.isBlank() && on != null && !outcome.isEmpty();
    }
}
