package org.zhanqiao.catalog.desk;

import java.util.List;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryVersion;
import org.zhanqiao.catalog.TermBook;

/// Two publications of an entry side by side.
public record CompareView(
        Entry entry,
        EntryVersion older,
        EntryVersion newer,
        List<EntryVersion> versions,
        List<EntryDifference> differences,
        TermBook terms) {

    public CompareView {
        versions = List.copyOf(versions);
        differences = List.copyOf(differences);
    }
}
