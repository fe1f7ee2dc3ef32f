package org.zhanqiao.catalog.desk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryDifference;
import org.zhanqiao.catalog.EntryField;
import org.zhanqiao.catalog.TermBook;
import org.zhanqiao.catalog.Terms;

/// What changed from one version of an entry to the next, in one sentence of a message: items, codes, cycle and levels
/// with their values. Of free text, in which people may be named, the field alone.
@Component
class ChangeWords {

    private static final int MOST = 6;

    private final Terms terms;
    private final MessageSource messages;

    ChangeWords(Terms terms, MessageSource messages) {
        this.terms = terms;
        this.messages = messages;
    }

    String words(List<EntryDifference> differences, Locale locale) {
        var speech = Speech.of(messages, locale);
        var book = terms.book();
        var said = differences.stream()
                .map(difference -> words(difference, speech, book))
                .distinct()
                .toList();
        var separator = speech.text("catalog.message.separator");
        return Stream.concat(
                        said.stream().limit(MOST),
                        said.size() > MOST
                                ? Stream.of(speech.text("catalog.inventory.changes.more", said.size() - MOST))
                                : Stream.empty())
                .collect(Collectors.joining(separator));
    }

    private static String words(EntryDifference difference, Speech speech, TermBook book) {
        var line = DifferenceLine.of(speech, book, difference);
        return switch (difference) {
            case EntryDifference.ItemAdded _, EntryDifference.ItemRemoved _ -> line.what();
            case EntryDifference.ItemChanged changed -> isPlain(changed.field()) ? line.sentence(speech) : line.what();
            case EntryDifference.Changed changed -> isPlain(changed.field()) ? line.sentence(speech) : line.what();
        };
    }

    /// Whether its values come from a list, are levels or name a standard.
    private static boolean isPlain(EntryField field) {
        return field.vocabulary().isPresent()
                || field == EntryField.LEVEL
                || field == EntryField.ITEM_LEVEL
                || field == EntryField.ITEM_STANDARD
                || field == EntryField.ITEM_TITLE;
    }
}
