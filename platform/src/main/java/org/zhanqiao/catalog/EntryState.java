package org.zhanqiao.catalog;

/// Where an entry stands. What may happen in each state is drawn in [EntryLifecycle].
public enum EntryState {
    /// Never published, being written.
    DRAFT,
    /// Never published, before the bureau.
    IN_REVIEW,
    /// In force.
    PUBLISHED,
    /// In force, while its next version is being written.
    AMENDING,
    /// In force, while its next version is before the bureau.
    AMENDMENT_IN_REVIEW,
    /// In force, while the bureau looks at the provider's wish to withdraw it.
    WITHDRAWAL_IN_REVIEW,
    /// No more in force; its page stays as a tombstone.
    WITHDRAWN,
    /// Given up before it was ever published.
    DISCARDED;

    /// Whether its dataset is in force.
    public boolean inForce() {
        return switch (this) {
            case PUBLISHED, AMENDING, AMENDMENT_IN_REVIEW, WITHDRAWAL_IN_REVIEW -> true;
            case DRAFT, IN_REVIEW, WITHDRAWN, DISCARDED -> false;
        };
    }

    /// Whether its provider is writing at it.
    public boolean writable() {
        return this == DRAFT || this == AMENDING;
    }

    /// Whether it waits for the bureau.
    public boolean inReview() {
        return this == IN_REVIEW || this == AMENDMENT_IN_REVIEW || this == WITHDRAWAL_IN_REVIEW;
    }
}
