package org.zhanqiao.barrier.discovery;

import java.util.Collection;
import java.util.Map;

/// The cases that papers have in the ledger; whoever keeps them answers.
public interface PaperCases {

    /// Ids of cases by their papers; those that have none are left out.
    Map<PaperKey, String> listIds(Collection<PaperKey> papers);
}
