package org.zhanqiao.catalog.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.EntryField;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.web.Page;

/// The values of an entry's fields in the reader's language.
public final class FieldWords {

    private FieldWords() {}

    public static String label(Page page, EntryField field) {
        return label(Speech.of(page), field);
    }

    static String label(Speech speech, EntryField field) {
        return speech.text("catalog.field." + field.name());
    }

    /// What a field states; a dash when it states nothing.
    public static String text(Page page, TermBook terms, EntryField field, List<String> values) {
        return text(Speech.of(page), terms, field, values);
    }

    static String text(Speech speech, TermBook terms, EntryField field, List<String> values) {
        if (values.isEmpty()) {
            return "—";
        }
        return values.stream()
                .map(value -> word(speech, terms, field, value))
                .collect(Collectors.joining(speech.text("catalog.separator")));
    }

    private static String word(Speech speech, TermBook terms, EntryField field, String value) {
        if (field == EntryField.LEVEL || field == EntryField.ITEM_LEVEL) {
            return speech.text("catalog.level", value);
        }
        if (field == EntryField.OTHER_CLASSES) {
            return terms.classTitle(value, speech.isChinese());
        }
        return field.vocabulary()
                .map(list -> terms.title(list, value, speech.isChinese()))
                .orElse(value);
    }
}
