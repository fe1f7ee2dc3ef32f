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
        return switch (difference) {
            case EntryDifference.Changed changed ->
                line(
                        page,
                        terms,
                        FieldWords.label(page, changed.field()),
                        changed.field(),
                        changed.before(),
                        changed.after());
            case EntryDifference.ItemChanged changed ->
                line(
                        page,
                        terms,
                        page.text(
                                "catalog.compare.itemField",
                                title(page, changed.item()),
                                FieldWords.label(page, changed.field())),
                        changed.field(),
                        changed.before(),
                        changed.after());
            case EntryDifference.ItemAdded added ->
                new DifferenceLine(
                        page.text("catalog.compare.added", title(page, added.item())),
                        "—",
                        summary(page, terms, added.item()));
            case EntryDifference.ItemRemoved removed ->
                new DifferenceLine(
                        page.text("catalog.compare.removed", title(page, removed.item())),
                        summary(page, terms, removed.item()),
                        "—");
        };
    }

    private static DifferenceLine line(
            Page page, TermBook terms, String what, EntryField field, List<String> before, List<String> after) {
        return new DifferenceLine(
                what, FieldWords.text(page, terms, field, before), FieldWords.text(page, terms, field, after));
    }

    private static String title(Page page, EntryItem item) {
        return page.isChinese() || item.titleEn().isEmpty() ? item.title() : item.titleEn();
    }

    private static String summary(Page page, TermBook terms, EntryItem item) {
        var facts = EntryField.of(item);
        return FieldWords.text(page, terms, EntryField.ITEM_TYPE, facts.getOrDefault(EntryField.ITEM_TYPE, List.of()))
                + page.text("catalog.separator")
                + FieldWords.text(
                        page, terms, EntryField.ITEM_LEVEL, facts.getOrDefault(EntryField.ITEM_LEVEL, List.of()));
    }

    /// The whole in one sentence.
    public String sentence(Page page) {
        return page.text("catalog.compare.sentence", what, before, after);
    }
}
