package org.zhanqiao.catalog.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.Assessment;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.LegalBasis;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.protection.Level;

/// Reads one step of the form into what the entry states. What cannot be read counts as not stated.
final class EntryFormReader {

    private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s,，、;；]+");

    private final EntryForm form;

    private EntryFormReader(EntryForm form) {
        this.form = form;
    }

    static EntryMetadata read(EditStep step, EntryForm form, EntryMetadata before) {
        var reader = new EntryFormReader(form);
        return switch (step) {
            case NAMING -> before.with(reader.naming());
            case ITEMS -> before.with(reader.items());
            case SHARING -> before.with(reader.sharing(), reader.opening());
            case SUPPLY -> before.with(reader.supply());
            case GRADING ->
                before.with(new EntryMetadata.Grading(
                                reader.text("field"), constant(Level.class, reader.text("level"))))
                        .with(reader.assessment("secrecy"), reader.assessment("privacy"), reader.approval());
        };
    }

    private String text(String name) {
        return form.text(name).strip();
    }

    private EntryMetadata.Naming naming() {
        var origin = constant(Truth.Origin.class, text("truth"));
        return new EntryMetadata.Naming(
                text("name"),
                text("description"),
                form.texts("otherClasses"),
                codes("related"),
                new Truth(
                        origin == null ? Truth.Origin.UNSTATED : origin,
                        origin == Truth.Origin.SOURCE ? text("thing") : "",
                        origin == Truth.Origin.DRAWN ? text("drawnFrom") : ""));
    }

    private List<String> codes(String name) {
        return Arrays.stream(BETWEEN_CODES.split(text(name)))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /// The rows in which anything was typed.
    private List<EntryItem> items() {
        var items = new ArrayList<EntryItem>();
        for (int i = 0; i < form.rows(); i++) {
            item("item-" + i + "-").ifPresent(items::add);
        }
        return items;
    }

    private Optional<EntryItem> item(String row) {
        if (text(row + "name").isEmpty()
                && text(row + "title").isEmpty()
                && text(row + "description").isEmpty()) {
            return Optional.empty();
        }
        var subject = constant(DataItem.Subject.class, text(row + "subject"));
        return Optional.of(new EntryItem(
                text(row + "name"),
                text(row + "title"),
                text(row + "titleEn"),
                constant(DataType.class, text(row + "type")),
                text(row + "standard"),
                constant(Level.class, text(row + "level")),
                text(row + "category"),
                subject == null ? DataItem.Subject.NONE : subject,
                text(row + "description")));
    }

    private Sharing sharing() {
        return switch (constant(ShareType.class, text("shareType"))) {
            case null -> new Sharing.Undecided();
            case UNCONDITIONAL -> new Sharing.Unconditional();
            case CONDITIONAL -> new Sharing.Conditional(text("scope"), text("use"));
            case WITHHELD -> new Sharing.Withheld(text("withheldReason"), bases());
        };
    }

    private List<LegalBasis> bases() {
        var bases = new ArrayList<LegalBasis>();
        for (int i = 0; i < EntryForm.BASES; i++) {
            var kind = constant(LegalBasis.Kind.class, text("basisKind-" + i));
            var title = text("basisTitle-" + i);
            if (kind != null || !title.isEmpty()) {
                bases.add(
                        new LegalBasis(kind == null ? LegalBasis.Kind.OTHER : kind, title, text("basisArticle-" + i)));
            }
        }
        return bases;
    }

    private EntryMetadata.Opening opening() {
        return new EntryMetadata.Opening(text("openType"), text("openConditions"));
    }

    private EntryMetadata.Supply supply() {
        return new EntryMetadata.Supply(form.texts("formats"), text("cycle"), text("network"), form.texts("modes"));
    }

    private Assessment assessment(String name) {
        return new Assessment(text(name + "By"), day(text(name + "On")), text(name + "Outcome"));
    }

    private Approval approval() {
        return new Approval(text("approvalBy"), day(text("approvalOn")));
    }

    static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
