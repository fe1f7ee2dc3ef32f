package org.zhanqiao.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;

/// Everything an entry states (政务数据共享条例 art. 13 to 19 and the core metadata of the catalog guide) but its code, its
/// provider and its class, which are given once. A draft may lack any of it; [EntryRule] says what must be there.
public record EntryMetadata(
        Naming naming,
        List<EntryItem> items,
        Sharing sharing,
        Opening opening,
        Supply supply,
        Grading grading,
        Assessment secrecy,
        Assessment privacy,
        Approval approval) {

    public EntryMetadata {
        items = List.copyOf(items);
    }

    /// What it is called and how it lies among others.
    ///
    /// @param description  the abstract (摘要)
    /// @param otherClasses codes of further classes it belongs to, besides that of its code
    /// @param related      codes of related entries
    public record Naming(
            String name, String description, List<String> otherClasses, List<String> related, Truth truth) {
        public Naming {
            name = name.strip();
            description = description.strip();
            otherClasses = List.copyOf(otherClasses);
            related = List.copyOf(related);
        }
    }

    /// Whether it is open to the public.
    ///
    /// @param type a code of [Vocabulary#OPEN_TYPE], empty while it is undecided
    public record Opening(String type, String conditions) {

        /// The type that has to state its conditions.
        public static final String CONDITIONAL = "CONDITIONAL";

        private static final String UNCONDITIONAL = "UNCONDITIONAL";
        private static final String CLOSED = "DISALLOWED";

        /// Whether it is open to anybody, on conditions or without.
        public boolean open() {
            return type.equals(UNCONDITIONAL) || type.equals(CONDITIONAL);
        }

        boolean freerThan(org.zhanqiao.protection.Opening freest) {
            return switch (freest) {
                case UNCONDITIONAL -> false;
                case CONDITIONAL -> type.equals(UNCONDITIONAL);
                case CLOSED -> open();
            };
        }
    }

    /// The same, not open to the public.
    EntryMetadata closed() {
        return with(sharing, new Opening(Opening.CLOSED, ""));
    }

    /// In what shape and how often it is supplied.
    ///
    /// @param formats codes of [Vocabulary#FORMAT]
    /// @param cycle   a code of [Vocabulary#UPDATE_CYCLE]
    /// @param network a code of [Vocabulary#NETWORK]
    /// @param modes   codes of [Vocabulary#SHARE_MODE]
    public record Supply(List<String> formats, String cycle, String network, List<String> modes) {
        public Supply {
            formats = List.copyOf(formats);
            modes = List.copyOf(modes);
        }
    }

    /// Category and level of the whole; those of the items stand with them.
    ///
    /// @param field a code of [Vocabulary#FIELD]
    public record Grading(String field, @Nullable Level level) {}

    /// A draft of which only the name is known.
    public static EntryMetadata named(String name) {
        return new EntryMetadata(
                new Naming(name, "", List.of(), List.of(), Truth.unstated()),
                List.of(),
                new Sharing.Undecided(),
                new Opening("", ""),
                new Supply(List.of(), "", "", List.of()),
                new Grading("", null),
                Assessment.none(),
                Assessment.none(),
                Approval.none());
    }

    public EntryMetadata with(Naming other) {
        return new EntryMetadata(other, items, sharing, opening, supply, grading, secrecy, privacy, approval);
    }

    public EntryMetadata with(List<EntryItem> others) {
        return new EntryMetadata(naming, others, sharing, opening, supply, grading, secrecy, privacy, approval);
    }

    public EntryMetadata with(Sharing other, Opening otherOpening) {
        return new EntryMetadata(naming, items, other, otherOpening, supply, grading, secrecy, privacy, approval);
    }

    public EntryMetadata with(Supply other) {
        return new EntryMetadata(naming, items, sharing, opening, other, grading, secrecy, privacy, approval);
    }

    public EntryMetadata with(Grading other) {
        return new EntryMetadata(naming, items, sharing, opening, supply, other, secrecy, privacy, approval);
    }

    EntryMetadata with(Approval ofHead) {
        return with(secrecy, privacy, ofHead);
    }

    public EntryMetadata with(Assessment ofSecrets, Assessment ofPrivacy, Approval ofHead) {
        return new EntryMetadata(naming, items, sharing, opening, supply, grading, ofSecrets, ofPrivacy, ofHead);
    }

    /// The same with one item, and so the whole, at no lower a level than this.
    EntryMetadata raised(String item, Level to) {
        var others = items.stream()
                .map(each -> each.name().equals(item) ? each.raised(to) : each)
                .toList();
        var whole = grading.level() == null ? to : grading.level().orHigher(to);
        return with(others).with(new Grading(grading.field(), whole));
    }

    /// The highest level of its items, below which its own may not lie; empty while none is decided.
    public Optional<Level> floor() {
        return items.stream()
                .flatMap(item -> Optional.ofNullable(item.level()).stream())
                .max(Level::compareTo);
    }

    /// Whether a value of it names a natural person.
    public boolean namesResidents() {
        return items.stream().anyMatch(item -> item.subject() == DataItem.Subject.RESIDENT_ID);
    }
}
