package org.zhanqiao.catalog;

/// What somebody decides about an entry.
///
/// @param revision the revision of the entry it was decided on
/// @param by       login name
/// @param because  why, at most [#LONGEST_REASON] characters; empty where no reason is asked for
public record EntryDecision(String code, long revision, String by, String because) {

    public static final int LONGEST_REASON = 500;

    public EntryDecision {
        because = because.strip();
    }

    /// For acts that need no reason.
    public static EntryDecision of(Entry entry, String by) {
        return new EntryDecision(entry.code(), entry.revision(), by, "");
    }

    public EntryDecision because(String reason) {
        return new EntryDecision(code, revision, by, reason);
    }

    /// @throws UnfitEntry when no reason is given
    EntryDecision reasoned() {
        if (because.isEmpty() || because.length() > LONGEST_REASON) {
            throw UnfitEntry.because(EntryFlaw.of(EntryRule.BECAUSE_STATED, "", LONGEST_REASON));
        }
        return this;
    }
}
