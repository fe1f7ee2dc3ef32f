package org.zhanqiao.demand.missing;

/// What somebody decided to do.
///
/// @param version the version it was decided on
/// @param because why; at most [#LONGEST_REASON] characters
public record MissingDecision(String missing, long version, MissingActKind kind, String because, MissingDetail detail) {

    public static final int LONGEST_REASON = 1_000;

    public MissingDecision {
        because = because.strip();
    }
}
