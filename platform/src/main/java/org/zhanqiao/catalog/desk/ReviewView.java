package org.zhanqiao.catalog.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.catalog.ValueLook;

/// An entry before the bureau.
///
/// @param differences against the version in force; none for what was never published
/// @param submittedBy name of whoever submitted it
/// @param since       when it was submitted
/// @param deadline    by when the bureau decides
/// @param look        the last look at values
/// @param lookedBy    name of whoever had them looked at; empty when nobody did
public record ReviewView(
        Entry entry,
        String agency,
        String submittedBy,
        Instant since,
        DeadlineView deadline,
        List<EntryDifference> differences,
        List<EntryFlaw> flaws,
        Optional<ValueLook> look,
        String lookedBy,
        TermBook terms) {

    public ReviewView {
        differences = List.copyOf(differences);
        flaws = List.copyOf(flaws);
    }
}
