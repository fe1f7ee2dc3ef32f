package org.zhanqiao.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A field of an entry, as pages show it, versions are compared by it, and programs are told it. What it is called are
/// the words under `catalog.field.NAME`.
public enum EntryField {
    NAME,
    ABSTRACT,
    OTHER_CLASSES,
    FIELD(Vocabulary.FIELD),
    LEVEL,
    SHARE_TYPE(Vocabulary.SHARE_TYPE),
    SHARE_SCOPE,
    SHARE_USE,
    WITHHELD_REASON,
    BASES,
    SHARE_MODES(Vocabulary.SHARE_MODE),
    OPEN_TYPE(Vocabulary.OPEN_TYPE),
    OPEN_CONDITIONS,
    FORMATS(Vocabulary.FORMAT),
    UPDATE_CYCLE(Vocabulary.UPDATE_CYCLE),
    NETWORK(Vocabulary.NETWORK),
    SOURCE_OF_TRUTH_FOR,
    DRAWN_FROM,
    RELATED,
    SECRECY(Vocabulary.SECRECY_OUTCOME),
    SECRECY_BY,
    PRIVACY(Vocabulary.PRIVACY_OUTCOME),
    PRIVACY_BY,
    APPROVAL,
    ITEM_TITLE,
    ITEM_TITLE_EN,
    ITEM_TYPE(Vocabulary.DATA_TYPE),
    ITEM_STANDARD,
    ITEM_LEVEL,
    ITEM_CATEGORY(Vocabulary.ITEM_CATEGORY),
    ITEM_SUBJECT(Vocabulary.SUBJECT),
    ITEM_DESCRIPTION;

    private final @Nullable Vocabulary vocabulary;

    EntryField() {
        this(null);
    }

    EntryField(@Nullable Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The list whose words its values are; empty for free text, numbers and codes of entries and classes.
    public Optional<Vocabulary> vocabulary() {
        return Optional.ofNullable(vocabulary);
    }

    /// The fields of a text that state something, in their order, each with its values.
    public static Map<EntryField, List<String>> of(EntryMetadata text) {
        var facts = new EnumMap<EntryField, List<String>>(EntryField.class);
        var naming = text.naming();
        put(facts, NAME, naming.name());
        put(facts, ABSTRACT, naming.description());
        put(facts, OTHER_CLASSES, naming.otherClasses());
        put(facts, RELATED, naming.related());
        put(facts, SOURCE_OF_TRUTH_FOR, naming.truth().thing());
        put(facts, DRAWN_FROM, naming.truth().drawnFrom());
        put(facts, FIELD, text.grading().field());
        var level = text.grading().level();
        put(facts, LEVEL, level == null ? "" : Integer.toString(level.number()));
        text.sharing().shareType().ifPresent(type -> put(facts, SHARE_TYPE, type.name()));
        switch (text.sharing()) {
            case Sharing.Undecided undecided -> {}
            case Sharing.Unconditional unconditional -> {}
            case Sharing.Conditional conditional -> {
                put(facts, SHARE_SCOPE, conditional.scope());
                put(facts, SHARE_USE, conditional.use());
            }
            case Sharing.Withheld withheld -> {
                put(facts, WITHHELD_REASON, withheld.reason());
                put(
                        facts,
                        BASES,
                        withheld.bases().stream()
                                .map(basis -> basis.title() + basis.article())
                                .toList());
            }
        }
        put(facts, OPEN_TYPE, text.opening().type());
        put(facts, OPEN_CONDITIONS, text.opening().conditions());
        put(facts, SHARE_MODES, text.supply().modes());
        put(facts, FORMATS, text.supply().formats());
        put(facts, UPDATE_CYCLE, text.supply().cycle());
        put(facts, NETWORK, text.supply().network());
        put(facts, SECRECY, text.secrecy().outcome());
        put(facts, SECRECY_BY, dated(text.secrecy().by(), text.secrecy().on()));
        put(facts, PRIVACY, text.privacy().outcome());
        put(facts, PRIVACY_BY, dated(text.privacy().by(), text.privacy().on()));
        put(facts, APPROVAL, dated(text.approval().by(), text.approval().on()));
        return facts;
    }

    /// The fields of an item but its name.
    public static Map<EntryField, List<String>> of(EntryItem item) {
        var facts = new EnumMap<EntryField, List<String>>(EntryField.class);
        put(facts, ITEM_TITLE, item.title());
        put(facts, ITEM_TITLE_EN, item.titleEn());
        var type = item.type();
        put(facts, ITEM_TYPE, type == null ? "" : type.name());
        put(facts, ITEM_STANDARD, item.standard());
        var level = item.level();
        put(facts, ITEM_LEVEL, level == null ? "" : Integer.toString(level.number()));
        put(facts, ITEM_CATEGORY, item.category());
        put(facts, ITEM_SUBJECT, item.subject().name());
        put(facts, ITEM_DESCRIPTION, item.description());
        return facts;
    }

    private static List<String> dated(String by, java.time.@Nullable LocalDate on) {
        var parts = new ArrayList<String>();
        Stream.of(by, Objects.toString(on, "")).filter(part -> !part.isBlank()).forEach(parts::add);
        return parts;
    }

    private static void put(Map<EntryField, List<String>> facts, EntryField field, String value) {
        put(facts, field, value.isBlank() ? List.of() : List.of(value));
    }

    private static void put(Map<EntryField, List<String>> facts, EntryField field, List<String> values) {
        if (!values.isEmpty()) {
            facts.put(field, values);
        }
    }
}
