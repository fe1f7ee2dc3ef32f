package org.zhanqiao.ledger;

import java.util.Optional;

/// Whose duty a case probably is, by what those say who reported it; brought by the feature that takes reports.
/// Whoever assigns the case decides.
public interface LikelyOwner {

    /// Code of the agency; empty where nobody says one.
    Optional<String> find(Case about);
}
