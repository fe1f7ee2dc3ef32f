package org.zhanqiao.catalog.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.catalog.ValueLook;
import org.zhanqiao.web.InputError;

/// One step of the form that an entry is written with.
///
/// @param classes  further classes to choose from
/// @param revision the revision that what is typed was based on
/// @param look     the last look at values; empty on steps where it does not matter
/// @param lookedBy name of whoever had them looked at; empty when nobody did
/// @param canLook  whether there are values that can be looked at
/// @param unfinished steps in which something is missing, as the entry was saved last
/// @param conflict who changed the entry meanwhile; `null` when nobody did
public record EntryFormView(
        Entry entry,
        EditStep step,
        EntryForm form,
        long revision,
        TermBook terms,
        List<CatalogClass> classes,
        Optional<ValueLook> look,
        String lookedBy,
        boolean canLook,
        Set<EditStep> unfinished,
        List<InputError> errors,
        @Nullable Conflict conflict) {

    public EntryFormView {
        classes = List.copyOf(classes);
        errors = List.copyOf(errors);
    }

    /// Somebody else's act.
    ///
    /// @param by name of whoever did it
    public record Conflict(String by, java.time.Instant at, String kind) {}

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
