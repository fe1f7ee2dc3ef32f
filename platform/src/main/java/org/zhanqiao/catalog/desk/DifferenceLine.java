package org.zhanqiao.catalog.desk;

import java.util.List;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryField;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.web.Page;

/// A difference as a row of a table.
///
/// @param what  the field, with its item
/// @param before what the older text states
public record DifferenceLine(String what, String before, String after) {

    public static DifferenceLine of(Page page, TermBook terms, EntryDifference difference) {
        return of(Speech.of(page), terms, difference);
    }

    public static DifferenceLine of(Speech speech, TermBook terms, EntryDifference difference) {
        return switch (difference) {
            case EntryDifference.Changed changed ->
                line(
                        speech,
                        terms,
                        FieldWords.label(speech, changed.field()),
                        changed.field(),
                        changed.before(),
                        changed.after());
            case EntryDifference.ItemChanged changed ->
                line(
                        speech,
                        terms,
                        speech.text(
                                "catalog.compare.itemField",
                                title(speech, changed.item()),
                                FieldWords.label(speech, changed.field())),
                        changed.field(),
                        changed.before(),
                        changed.after());
            case EntryDifference.ItemAdded added ->
                new DifferenceLine(
                        speech.text("catalog.compare.added", title(speech, added.item())),
                        "—",
                        summary(speech, terms, added.item()));
            case EntryDifference.ItemRemoved removed ->
                new DifferenceLine(
                        speech.text("catalog.compare.removed", title(speech, removed.item())),
                        summary(speech, terms, removed.item()),
                        "—");
        };
    }

    private static DifferenceLine line(
            Speech speech, TermBook terms, String what, EntryField field, List<String> before, List<String> after) {
        return new DifferenceLine(
                what, FieldWords.text(speech, terms, field, before), FieldWords.text(speech, terms, field, after));
    }

    private static String title(Speech speech, EntryItem item) {
        return speech.isChinese() || item.titleEn().isEmpty() ? item.title() : item.titleEn();
    }

    private static String summary(Speech speech, TermBook terms, EntryItem item) {
        var facts = EntryField.of(item);
        return FieldWords.text(speech, terms, EntryField.ITEM_TYPE, facts.getOrDefault(EntryField.ITEM_TYPE, List.of()))
                + speech.text("catalog.separator")
                + FieldWords.text(
                        speech, terms, EntryField.ITEM_LEVEL, facts.getOrDefault(EntryField.ITEM_LEVEL, List.of()));
    }

    /// The whole in one sentence.
    public String sentence(Speech speech) {
        return speech.text("catalog.compare.sentence", what, before, after);
    }
}
