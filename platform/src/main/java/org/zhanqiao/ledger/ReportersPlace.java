package org.zhanqiao.ledger;

import java.util.List;
import java.util.Optional;

/// Where the bureau reads what those said who reported cases of a kind; brought by the feature that takes reports.
public interface ReportersPlace {

    CaseKind kind();

    /// Address of the page, on this site.
    ///
    /// @param cases ids of a case and of those that go on in it
    /// @return empty where nobody reported them there
    Optional<String> find(List<String> cases);
}
