package org.zhanqiao.catalog.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// Where in the form a flaw is mended.
///
/// @param input id of the input
public record FlawPlace(EditStep step, String input) {

    public static FlawPlace of(EntryFlaw flaw) {
        return switch (flaw.rule()) {
            case NAME_STATED, NAME_SHORT, CLASS_CHOSEN, PROVIDER_KNOWN -> new FlawPlace(EditStep.NAMING, "name");
            case ABSTRACT_STATED, ABSTRACT_SHORT -> new FlawPlace(EditStep.NAMING, "description");
            case OTHER_CLASS_KNOWN -> new FlawPlace(EditStep.NAMING, "otherClasses");
            case RELATED_KNOWN -> new FlawPlace(EditStep.NAMING, "related");
            case TRUTH_STATED, TRUTH_UNIQUE -> new FlawPlace(EditStep.NAMING, "thing");
            case TRUTH_DRAWN_KNOWN -> new FlawPlace(EditStep.NAMING, "drawnFrom");
            case ITEM_NEEDED,
                    ITEM_NAMED,
                    ITEM_ONCE,
                    ITEM_TITLED,
                    ITEM_TITLE_ONCE,
                    ITEM_SHORT,
                    ITEM_TYPED,
                    ITEM_LEVELLED,
                    ITEM_CATEGORISED -> new FlawPlace(EditStep.ITEMS, "items");
            case SHARE_TYPE_CHOSEN -> new FlawPlace(EditStep.SHARING, "shareType");
            case SCOPE_STATED -> new FlawPlace(EditStep.SHARING, "scope");
            case USE_STATED -> new FlawPlace(EditStep.SHARING, "use");
            case REASON_STATED -> new FlawPlace(EditStep.SHARING, "withheldReason");
            case BASIS_NEEDED,
                    BASIS_NOT_SENSITIVITY,
                    BASIS_NOT_POLICY,
                    BASIS_NOT_LOCAL,
                    BASIS_NOT_OTHER,
                    BASIS_TITLED,
                    BASIS_ARTICLE -> new FlawPlace(EditStep.SHARING, "bases");
            case OPEN_TYPE_CHOSEN, OPENING_ALLOWED -> new FlawPlace(EditStep.SHARING, "openType");
            case OPEN_CONDITIONS_STATED -> new FlawPlace(EditStep.SHARING, "openConditions");
            case MODE_CHOSEN -> new FlawPlace(EditStep.SUPPLY, "modes");
            case FORMAT_CHOSEN -> new FlawPlace(EditStep.SUPPLY, "formats");
            case CYCLE_CHOSEN -> new FlawPlace(EditStep.SUPPLY, "cycle");
            case NETWORK_CHOSEN -> new FlawPlace(EditStep.SUPPLY, "network");
            case FIELD_CHOSEN -> new FlawPlace(EditStep.GRADING, "field");
            case LEVEL_CHOSEN, LEVEL_FLOOR -> new FlawPlace(EditStep.GRADING, "level");
            case SECRECY_ASSESSED, SECRECY_CLEAR -> new FlawPlace(EditStep.GRADING, "secrecyOutcome");
            case PRIVACY_ASSESSED, PRIVACY_CONSISTENT, PRIVACY_CONTROLLED ->
                new FlawPlace(EditStep.GRADING, "privacyOutcome");
            case APPROVED -> new FlawPlace(EditStep.GRADING, "approvalBy");
            case DATE_PASSED -> new FlawPlace(EditStep.GRADING, flaw.item() + "On");
            case BECAUSE_STATED, EXTENDED_ONCE -> new FlawPlace(EditStep.NAMING, "because");
            case REPLACEMENT_KNOWN -> new FlawPlace(EditStep.NAMING, "replacedBy");
            case CHANGE_CAUSE -> new FlawPlace(EditStep.NAMING, "cause");
            case CHANGE_DATED -> new FlawPlace(EditStep.NAMING, "since");
        };
    }

    /// The steps in which something is missing.
    public static Set<EditStep> steps(List<EntryFlaw> flaws) {
        return flaws.stream().map(flaw -> of(flaw).step()).collect(Collectors.toUnmodifiableSet());
    }

    /// Where the form of an entry can be opened at the very input.
    public String address(String code) {
        return EntryAddress.edit(code, step) + "#" + input;
    }

    static String key(EntryFlaw flaw) {
        return "catalog.rule." + flaw.rule().name();
    }

    static Object[] arguments(EntryFlaw flaw) {
        var arguments = new ArrayList<Object>();
        arguments.add(flaw.item());
        arguments.addAll(flaw.details());
        return arguments.toArray();
    }

    /// What is wrong and what to do, in the reader's language.
    public static String words(Page page, EntryFlaw flaw) {
        return page.text(key(flaw), arguments(flaw));
    }

    static InputError error(EntryFlaw flaw) {
        return InputError.of(of(flaw).input(), key(flaw), arguments(flaw));
    }
}
