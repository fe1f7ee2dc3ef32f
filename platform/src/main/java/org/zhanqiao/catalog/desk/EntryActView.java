package org.zhanqiao.catalog.desk;

import java.util.List;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.web.InputError;

/// The page on which somebody decides about an entry.
///
/// @param flaws what stands in the way of the act; a submission or a publication needs none
/// @param typed what was typed so far
public record EntryActView(
        Entry entry,
        EntryChoice choice,
        String agency,
        TermBook terms,
        List<EntryFlaw> flaws,
        Typed typed,
        List<InputError> errors,
        boolean mine) {

    public EntryActView {
        flaws = List.copyOf(flaws);
        errors = List.copyOf(errors);
    }

    /// What was typed.
    public record Typed(String because, String replacedBy, String cause, String since) {}

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
