package org.zhanqiao.catalog;

import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Where many entries stand at once.
@Service
public class EntryStandings {

    private final EntryTable table;

    EntryStandings(EntryTable table) {
        this.table = table;
    }

    /// Those of these codes that the bureau published at least once.
    public Set<String> listReviewed(Collection<String> codes) {
        return table.listReviewed(codes);
    }

    /// Those of these codes that were withdrawn.
    public Set<String> listWithdrawn(Collection<String> codes) {
        return table.listWithdrawn(codes);
    }
}
