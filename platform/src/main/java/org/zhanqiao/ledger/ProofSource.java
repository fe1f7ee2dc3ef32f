package org.zhanqiao.ledger;

import java.util.Optional;

/// What proves that cases are remedied: a rule passes, calls flow, a paper is no longer asked for. The
/// feature that files cases about something brings the proof of it. A case without a source is proven by a
/// document that a reviewer signs.
public interface ProofSource {

    /// Whether it can say something of a case.
    boolean covers(Case about);

    /// What the facts are now. Read anew each time; nobody closes a case on what was true before.
    Proof look(Case about);

    /// Address of the page on which it can be let prove a case that it does not cover yet; empty where it
    /// cannot.
    default Optional<String> findPlace(Case about) {
        return Optional.empty();
    }
}
