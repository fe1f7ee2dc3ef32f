package org.zhanqiao.catalog.inventory;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.desk.Speech;
import org.zhanqiao.protection.suggest.Kind;

/// What a finding says, in the reader's language.
@Component
class FindingWords {

    /// Its details are the level and the kinds of data that its item looks like.
    static final String SUGGESTED = "catalog.inventory.suggested";

    /// Its details are the level, how many values were looked at, how many of them are of the surest kind,
    /// how sure that is in percent, and the kinds.
    static final String SUGGESTED_BY_VALUES = "catalog.inventory.suggested.values";

    /// Its details are the level, how many values were looked at, of which none is of the kind that the name says, and
    /// the kinds.
    static final String SUGGESTED_BY_NAME = "catalog.inventory.suggested.name";

    private final MessageSource messages;

    FindingWords(MessageSource messages) {
        this.messages = messages;
    }

    /// What is wrong and what to do.
    String sentence(Finding finding, Locale locale) {
        var details = finding.details();
        return switch (finding.key()) {
            case SUGGESTED ->
                text(SUGGESTED, locale, details.getFirst(), kinds(details.subList(1, details.size()), locale));
            case SUGGESTED_BY_NAME ->
                text(
                        SUGGESTED_BY_NAME,
                        locale,
                        details.get(0),
                        kinds(details.subList(2, details.size()), locale),
                        details.get(1));
            case SUGGESTED_BY_VALUES ->
                text(
                        SUGGESTED_BY_VALUES,
                        locale,
                        details.get(0),
                        kinds(details.subList(4, details.size()), locale),
                        details.get(1),
                        details.get(2),
                        details.get(3));
            default -> text(finding.key(), locale, details.toArray());
        };
    }

    /// In which row and column.
    String place(Finding finding, Locale locale) {
        return text("catalog.inventory.finding.place", locale, Long.toString(finding.line()), finding.column())
                .strip();
    }

    Speech speech(Locale locale) {
        return Speech.of(messages, locale);
    }

    String text(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }

    private static String kinds(List<String> names, Locale locale) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        return names.stream()
                .map(Kind::valueOf)
                .map(kind -> chinese ? kind.chinese() : kind.english())
                .collect(Collectors.joining(chinese ? "、" : ", "));
    }
}
