package org.zhanqiao.catalog.desk;

import java.util.List;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.web.InputError;

/// The form that begins an entry.
public record NewEntryView(String name, String chosen, List<CatalogClass> classes, List<InputError> errors) {
    public NewEntryView {
        classes = List.copyOf(classes);
        errors = List.copyOf(errors);
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
