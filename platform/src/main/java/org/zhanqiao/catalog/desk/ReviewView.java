package org.zhanqiao.catalog.desk;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.catalog.TermBook;

/// An entry before the bureau.
///
/// @param differences against the version in force; none for what was never published
/// @param submittedBy name of whoever submitted it
/// @param since       when it was submitted
/// @param deadline    by when the bureau decides
public record ReviewView(
        Entry entry,
        String agency,
        String submittedBy,
        Instant since,
        DeadlineView deadline,
        List<EntryDifference> differences,
        List<EntryFlaw> flaws,
        TermBook terms) {

    public ReviewView {
        differences = List.copyOf(differences);
        flaws = List.copyOf(flaws);
    }
}
