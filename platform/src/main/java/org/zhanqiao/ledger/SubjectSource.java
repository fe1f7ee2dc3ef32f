package org.zhanqiao.ledger;

import java.util.Optional;

/// Knows which thing the page is of that a case points at, so that two cases that point at one thing are one case,
/// and only what proves the thing proves it. The feature whose pages these are brings it.
public interface SubjectSource {

    /// The subject that a case of a kind has that points at a page.
    ///
    /// @param path address on this site
    /// @return empty where that is no page of such a thing
    Optional<String> findSubject(CaseKind kind, String path);
}
