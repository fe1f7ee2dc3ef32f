package org.zhanqiao.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.exchange.Withheld.Reason;
import org.zhanqiao.protection.Level;

/// What is left of a grant's terms on the ground as it is now, and what is not.
///
/// A grant outlives the ground it was signed on: a level rises, a table is tightened, an item goes. Then what is not
/// allowed any more is withheld and the rest goes on; once the ground is as before, so is the grant.
///
/// @param terms    that hold on this ground, each of their fields allowed
/// @param withheld in the order of the grant's fields, then of its verifiable items
record TermsInForce(GrantTerms terms, List<Withheld> withheld) {

    /// @param approved whether a second person has approved the grant
    static TermsInForce of(GrantTerms terms, Ground ground, boolean approved) {
        if (!servable(ground)) {
            return nothing(terms, ground);
        }
        Map<String, Withheld> withheld = new LinkedHashMap<>();
        for (var flaw : TermsCheck.listFlaws(terms, ground)) {
            var reason = reason(flaw);
            if (reason == Reason.TERMS_UNFIT) {
                return nothing(terms, ground);
            }
            withheld.putIfAbsent(flaw.item(), new Withheld(flaw.item(), reason, level(ground, flaw.item())));
        }
        if (!approved) {
            Stream.concat(terms.fields().stream().map(GrantTerms.Field::item), terms.verifiable().stream())
                    .filter(item -> needsApproval(ground, item))
                    .forEach(item -> withheld.putIfAbsent(
                            item, new Withheld(item, Reason.SECOND_APPROVAL, level(ground, item))));
        }
        return withheld.isEmpty()
                ? new TermsInForce(terms, List.of())
                : new TermsInForce(without(terms, withheld), ordered(terms, withheld));
    }

    /// Whether the dataset still has the items that the service finds and names its rows by.
    private static boolean servable(Ground ground) {
        return Stream.concat(ground.service().rowKey().stream(), ground.service().subjects().stream())
                .allMatch(item -> ground.dataset().findItem(item).isPresent());
    }

    /// What a flaw of the terms means for a grant that is signed already.
    private static Reason reason(GrantFlaw flaw) {
        return switch (flaw.rule()) {
            case FIELD_RETURNABLE -> Reason.VERIFIED_ONLY;
            case MASK_STRONG_ENOUGH -> Reason.MASK_TOO_WEAK;
            case MASK_FITS -> Reason.MASK_UNFIT;
            case FIELD_KNOWN, VERIFIABLE_KNOWN -> Reason.ITEM_GONE;
            case KEY_ITEM_KNOWN,
                    KEY_ITEM_ONCE,
                    KEY_OF_SOURCE,
                    MODE_LISTABLE,
                    FILTER_KNOWN,
                    FILTER_VALUE,
                    CALLER_KNOWN,
                    SERVICE_KNOWN,
                    PURPOSE_STATED,
                    MATTER_STATED,
                    LEGAL_BASIS_STATED,
                    MODE_KNOWN,
                    MODE_CHOSEN,
                    KEY_NEEDED,
                    KEY_UNMASKED,
                    FIELD_NEEDED,
                    FIELD_ONCE,
                    MASK_KNOWN,
                    VERIFIABLE_NEEDED,
                    FILTER_COUNT,
                    RATE_POSITIVE,
                    QUOTA_POSITIVE,
                    TERM_READABLE,
                    TERM_ORDER,
                    LAST_GOOD_SPAN,
                    AGREEMENT_HASH,
                    TERMS_READABLE,
                    MEMBER_KNOWN,
                    CASE_REQUIRED_READABLE,
                    REASON_STATED -> Reason.TERMS_UNFIT;
        };
    }

    private static boolean needsApproval(Ground ground, String item) {
        return ground.dataset()
                .findItem(item)
                .filter(found -> ground.levels().of(found.level()).secondApproval())
                .isPresent();
    }

    private static int level(Ground ground, String item) {
        return ground.dataset()
                .findItem(item)
                .map(DataItem::level)
                .map(Level::number)
                .orElse(0);
    }

    /// What is verified only stays verifiable where the grant says so; everything else that is withheld is neither.
    private static GrantTerms without(GrantTerms terms, Map<String, Withheld> withheld) {
        return new GrantTerms(
                terms.modes(),
                terms.lookupKeys(),
                terms.fields().stream()
                        .filter(field -> !withheld.containsKey(field.item()))
                        .toList(),
                terms.verifiable().stream()
                        .filter(item -> !withheld.containsKey(item) || mayVerify(withheld.get(item)))
                        .toList(),
                terms.maskedLookups(),
                terms.filter());
    }

    private static boolean mayVerify(Withheld withheld) {
        return switch (withheld.reason()) {
            case VERIFIED_ONLY, MASK_TOO_WEAK, MASK_UNFIT -> true;
            case SECOND_APPROVAL, ITEM_GONE, TERMS_UNFIT -> false;
        };
    }

    private static List<Withheld> ordered(GrantTerms terms, Map<String, Withheld> withheld) {
        return Stream.concat(terms.fields().stream().map(GrantTerms.Field::item), terms.verifiable().stream())
                .distinct()
                .filter(withheld::containsKey)
                .map(withheld::get)
                .toList();
    }

    /// Rows cannot be found or filtered as agreed, so none are read at all.
    private static TermsInForce nothing(GrantTerms terms, Ground ground) {
        var items = Stream.concat(terms.fields().stream().map(GrantTerms.Field::item), terms.verifiable().stream())
                .distinct()
                .map(item -> new Withheld(item, Reason.TERMS_UNFIT, level(ground, item)))
                .toList();
        return new TermsInForce(
                new GrantTerms(terms.modes(), List.of(), List.of(), List.of(), Set.of(), List.of()), items);
    }
}
