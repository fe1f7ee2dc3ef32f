package org.zhanqiao.demand.agreements;

/// What becomes of one signature under an agreement.
public enum Verdict {
    /// Over this content, with a key published as this person's, of the agency that the agreement names.
    GENUINE,
    /// Over this content; whose key it is is not known, because the agency's published keys are not at
    /// hand.
    SIGNER_UNKNOWN,
    /// Over this content, with a key that the agency of this side never published.
    FOREIGN_KEY,
    /// With a published key, but its owner, its number or the time it was valid is not what the file says.
    MISSTATED,
    /// Not over this content.
    BROKEN;

    /// Whether it speaks against the file.
    boolean refutes() {
        return switch (this) {
            case GENUINE, SIGNER_UNKNOWN -> false;
            case FOREIGN_KEY, MISSTATED, BROKEN -> true;
        };
    }
}
