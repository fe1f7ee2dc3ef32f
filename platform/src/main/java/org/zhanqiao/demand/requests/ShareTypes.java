package org.zhanqiao.demand.requests;

import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.ShareType;

/// The one place where requests learn how a dataset is shared: as its entry in force says.
@Component
class ShareTypes {

    private final Entries entries;

    ShareTypes(Entries entries) {
        this.entries = entries;
    }

    /// A dataset of which the catalog does not say how it is shared is shared on conditions: nobody gets it without an
    /// answer, and nobody is refused it without one.
    ShareType of(String dataset) {
        return entries.listVersions(dataset).stream()
                .findFirst()
                .flatMap(inForce -> inForce.metadata().sharing().shareType())
                .orElse(ShareType.CONDITIONAL);
    }
}
