package org.zhanqiao.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Opening;

/// Holds what an entry states against every [EntryRule], and names all it breaks at once.
final class EntryCheck {

    /// Nothing, or that the data are sensitive and no more.
    private static final Pattern ONLY_SENSITIVE = Pattern.compile(
            "[\\p{P}\\s]*((该|此|这些|因|因为|由于|属于|涉及|涉|比较|较为|很|数据|信息|内容|资源|目录)*敏感(数据|信息|内容|资源)*[\\p{P}\\s]*)?");

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ABSTRACT = 2_000;
    private static final int LONGEST_DESCRIPTION = 500;

    private final Surroundings surroundings;
    private final EntryMetadata text;
    private final List<EntryFlaw> flaws = new ArrayList<>();

    private EntryCheck(EntryMetadata text, Surroundings surroundings) {
        this.text = text;
        this.surroundings = surroundings;
    }

    /// What an entry is held against beside itself.
    interface Surroundings {

        /// The codes that are words of a list.
        Set<String> words(Vocabulary list);

        boolean isClass(String code);

        boolean isInForce(String entry);

        /// The other entry that is the source of truth for a thing.
        Optional<String> sourceOf(String thing);

        /// The provider is registered.
        boolean isProviderKnown();

        LocalDate today();

        /// The freest a level lets data be opened.
        Opening freestOpening(Level level);
    }

    static List<EntryFlaw> flaws(EntryMetadata text, Surroundings surroundings) {
        var check = new EntryCheck(text, surroundings);
        check.naming();
        check.items();
        check.sharing();
        check.supply();
        check.grading();
        check.assessments();
        return List.copyOf(check.flaws);
    }

    private void unless(boolean kept, EntryRule rule) {
        if (!kept) {
            flaws.add(EntryFlaw.of(rule));
        }
    }

    private void naming() {
        var naming = text.naming();
        unless(!naming.name().isEmpty(), EntryRule.NAME_STATED);
        unless(naming.name().length() <= LONGEST_NAME, EntryRule.NAME_SHORT);
        unless(!naming.description().isEmpty(), EntryRule.ABSTRACT_STATED);
        unless(naming.description().length() <= LONGEST_ABSTRACT, EntryRule.ABSTRACT_SHORT);
        unless(surroundings.isProviderKnown(), EntryRule.PROVIDER_KNOWN);
        naming.otherClasses().stream()
                .filter(code -> !surroundings.isClass(code))
                .forEach(code -> flaws.add(EntryFlaw.of(EntryRule.OTHER_CLASS_KNOWN, code)));
        naming.related().stream()
                .filter(code -> !surroundings.isInForce(code))
                .forEach(code -> flaws.add(EntryFlaw.of(EntryRule.RELATED_KNOWN, code)));
        var truth = naming.truth();
        switch (truth.origin()) {
            case UNSTATED -> flaws.add(EntryFlaw.of(EntryRule.TRUTH_STATED));
            case SOURCE -> {
                unless(!truth.thing().isBlank(), EntryRule.TRUTH_STATED);
                surroundings
                        .sourceOf(truth.thing().strip())
                        .ifPresent(other -> flaws.add(EntryFlaw.of(EntryRule.TRUTH_UNIQUE, truth.thing(), other)));
            }
            case DRAWN -> unless(surroundings.isInForce(truth.drawnFrom()), EntryRule.TRUTH_DRAWN_KNOWN);
        }
    }

    private void items() {
        unless(!text.items().isEmpty(), EntryRule.ITEM_NEEDED);
        var names = new HashSet<String>();
        var titles = new HashSet<String>();
        var repeated = repeatedTitles();
        var categories = surroundings.words(Vocabulary.ITEM_CATEGORY);
        for (var item : text.items()) {
            var shown = item.title().isBlank() || repeated.contains(item.title().strip()) ? item.name() : item.title();
            unlessItem(EntryItem.NAME.matcher(item.name()).matches(), EntryRule.ITEM_NAMED, shown);
            unlessItem(names.add(item.name()), EntryRule.ITEM_ONCE, item.name());
            unlessItem(!item.title().isBlank(), EntryRule.ITEM_TITLED, item.name());
            unlessItem(
                    item.title().isBlank() || titles.add(item.title().strip()),
                    EntryRule.ITEM_TITLE_ONCE,
                    item.title());
            unlessItem(
                    item.title().length() <= LONGEST_NAME && item.description().length() <= LONGEST_DESCRIPTION,
                    EntryRule.ITEM_SHORT,
                    item.name());
            unlessItem(item.type() != null, EntryRule.ITEM_TYPED, shown);
            unlessItem(item.level() != null, EntryRule.ITEM_LEVELLED, shown);
            unlessItem(categories.contains(item.category()), EntryRule.ITEM_CATEGORISED, shown);
        }
    }

    /// Of these an item is called by its name.
    private Set<String> repeatedTitles() {
        var once = new HashSet<String>();
        return text.items().stream()
                .map(item -> item.title().strip())
                .filter(title -> !once.add(title))
                .collect(Collectors.toSet());
    }

    private void unlessItem(boolean kept, EntryRule rule, String item) {
        if (!kept) {
            flaws.add(EntryFlaw.of(rule, item));
        }
    }

    private void sharing() {
        switch (text.sharing()) {
            case Sharing.Undecided undecided -> flaws.add(EntryFlaw.of(EntryRule.SHARE_TYPE_CHOSEN));
            case Sharing.Unconditional unconditional -> {}
            case Sharing.Conditional conditional -> {
                unless(!conditional.scope().isBlank(), EntryRule.SCOPE_STATED);
                unless(!conditional.use().isBlank(), EntryRule.USE_STATED);
            }
            case Sharing.Withheld withheld -> {
                unless(!ONLY_SENSITIVE.matcher(withheld.reason()).matches(), EntryRule.REASON_STATED);
                unless(!withheld.bases().isEmpty(), EntryRule.BASIS_NEEDED);
                withheld.bases().forEach(this::basis);
            }
        }
        chosen(Vocabulary.OPEN_TYPE, text.opening().type(), EntryRule.OPEN_TYPE_CHOSEN);
        if (text.opening().type().equals(EntryMetadata.Opening.CONDITIONAL)) {
            unless(!text.opening().conditions().isBlank(), EntryRule.OPEN_CONDITIONS_STATED);
        }
        var level = text.grading().level();
        if (level != null && text.opening().freerThan(surroundings.freestOpening(level))) {
            flaws.add(EntryFlaw.of(EntryRule.OPENING_ALLOWED, "", level.number()));
        }
    }

    private void basis(LegalBasis basis) {
        var title = basis.title();
        switch (basis.trueKind()) {
            case SENSITIVE -> flaws.add(EntryFlaw.of(EntryRule.BASIS_NOT_SENSITIVITY, title));
            case POLICY -> flaws.add(EntryFlaw.of(EntryRule.BASIS_NOT_POLICY, title));
            case LOCAL_RULE -> flaws.add(EntryFlaw.of(EntryRule.BASIS_NOT_LOCAL, title));
            case OTHER -> flaws.add(EntryFlaw.of(EntryRule.BASIS_NOT_OTHER, title));
            case LAW, ADMINISTRATIVE_REGULATION, STATE_COUNCIL_DECISION -> {
                unlessItem(!title.isEmpty(), EntryRule.BASIS_TITLED, title);
                unlessItem(basis.namesArticle(), EntryRule.BASIS_ARTICLE, title);
            }
        }
    }

    private void supply() {
        var supply = text.supply();
        chosen(Vocabulary.SHARE_MODE, supply.modes(), EntryRule.MODE_CHOSEN);
        chosen(Vocabulary.FORMAT, supply.formats(), EntryRule.FORMAT_CHOSEN);
        chosen(Vocabulary.UPDATE_CYCLE, supply.cycle(), EntryRule.CYCLE_CHOSEN);
        chosen(Vocabulary.NETWORK, supply.network(), EntryRule.NETWORK_CHOSEN);
    }

    private void chosen(Vocabulary list, List<String> codes, EntryRule rule) {
        unless(!codes.isEmpty() && surroundings.words(list).containsAll(codes), rule);
    }

    private void chosen(Vocabulary list, String code, EntryRule rule) {
        unless(surroundings.words(list).contains(code), rule);
    }

    private void grading() {
        chosen(Vocabulary.FIELD, text.grading().field(), EntryRule.FIELD_CHOSEN);
        var level = text.grading().level();
        if (level == null) {
            flaws.add(EntryFlaw.of(EntryRule.LEVEL_CHOSEN));
            return;
        }
        text.floor().filter(floor -> level.compareTo(floor) < 0).ifPresent(floor -> {
            var highest = text.items().stream()
                    .filter(item -> item.level() == floor)
                    .map(EntryItem::title)
                    .collect(Collectors.joining("、"));
            flaws.add(EntryFlaw.of(EntryRule.LEVEL_FLOOR, highest, level.number(), floor.number()));
        });
    }

    private void assessments() {
        var secrecy = text.secrecy();
        unless(
                secrecy.complete()
                        && surroundings.words(Vocabulary.SECRECY_OUTCOME).contains(secrecy.outcome()),
                EntryRule.SECRECY_ASSESSED);
        unless(!secrecy.outcome().equals(Assessment.SECRET), EntryRule.SECRECY_CLEAR);
        var privacy = text.privacy();
        unless(
                privacy.complete()
                        && surroundings.words(Vocabulary.PRIVACY_OUTCOME).contains(privacy.outcome()),
                EntryRule.PRIVACY_ASSESSED);
        unless(
                !privacy.outcome().equals(Assessment.NO_PERSONAL) || !text.namesResidents(),
                EntryRule.PRIVACY_CONSISTENT);
        unless(!privacy.outcome().equals(Assessment.TOO_RISKY), EntryRule.PRIVACY_CONTROLLED);
        unless(text.approval().complete(), EntryRule.APPROVED);
        Stream.of(
                        new Dated("secrecy", secrecy.on()),
                        new Dated("privacy", privacy.on()),
                        new Dated("approval", text.approval().on()))
                .forEach(this::passed);
    }

    private record Dated(String field, @Nullable LocalDate on) {}

    private void passed(Dated dated) {
        var on = dated.on();
        if (on != null && on.isAfter(surroundings.today())) {
            flaws.add(EntryFlaw.of(EntryRule.DATE_PASSED, dated.field()));
        }
    }
}
