package org.zhanqiao.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.protection.Mask;

/// What the service, its dataset and the levels do not allow of a grant's terms.
final class TermsCheck {

    private final Ground ground;
    private final List<GrantFlaw> flaws = new ArrayList<>();

    private TermsCheck(Ground ground) {
        this.ground = ground;
    }

    /// All that is wrong; empty when the terms can be compiled whole.
    static List<GrantFlaw> listFlaws(GrantTerms terms, Ground ground) {
        var check = new TermsCheck(ground);
        check.modes(terms);
        check.keys(terms);
        check.fields(terms);
        terms.verifiable().stream()
                .filter(item -> ground.dataset().findItem(item).isEmpty())
                .forEach(item -> check.flaw(GrantRule.VERIFIABLE_KNOWN, item));
        check.filter(terms);
        return List.copyOf(check.flaws);
    }

    private void modes(GrantTerms terms) {
        if (terms.modes().contains(Mode.LIST) && !ground.service().listable(ground.kind())) {
            flaw(GrantRule.MODE_LISTABLE, "");
        }
    }

    private void keys(GrantTerms terms) {
        for (var key : terms.lookupKeys()) {
            if (key.isEmpty() || new HashSet<>(key).size() != key.size()) {
                flaw(GrantRule.KEY_ITEM_ONCE, key.isEmpty() ? "" : key.getFirst());
            }
            key.stream()
                    .filter(item -> ground.dataset().findItem(item).isEmpty())
                    .forEach(item -> flaw(GrantRule.KEY_ITEM_KNOWN, item));
            if (ground.kind() == SourceKind.HTTP
                    && !key.equals(List.of(ground.service().httpKey()))) {
                flaw(GrantRule.KEY_OF_SOURCE, ground.service().httpKey());
            }
        }
    }

    private void fields(GrantTerms terms) {
        for (var field : terms.fields()) {
            ground.dataset()
                    .findItem(field.item())
                    .ifPresentOrElse(
                            item -> field(item, field.mask()), () -> flaw(GrantRule.FIELD_KNOWN, field.item()));
        }
    }

    private void field(DataItem item, Mask mask) {
        var allowance = ground.levels().of(item.level());
        if (!allowance.returned()) {
            flaw(GrantRule.FIELD_RETURNABLE, item);
        } else if (!fits(item, mask)) {
            flaw(GrantRule.MASK_FITS, item);
        } else if (!allowance.suffices(mask)) {
            flaw(GrantRule.MASK_STRONG_ENOUGH, item);
        }
    }

    private void filter(GrantTerms terms) {
        for (var condition : terms.filter()) {
            var item = ground.dataset().findItem(condition.item());
            if (item.isEmpty()) {
                flaw(GrantRule.FILTER_KNOWN, condition.item());
            } else if (!condition.values().stream().allMatch(item.get().type()::accepts)) {
                flaw(GrantRule.FILTER_VALUE, condition.item());
            }
        }
    }

    /// Whether a mask makes sense of an item's values.
    static boolean fits(DataItem item, Mask mask) {
        return switch (mask) {
            case Mask.None _, Mask.Hide _, Mask.Pseudonym _, Mask.Sm4 _ -> true;
            case Mask.KeepEnds _ -> item.type() == ItemType.TEXT || item.type() == ItemType.NUMBER;
            case Mask.Year _ -> item.type() == ItemType.DATE || item.type() == ItemType.TIMESTAMP;
            case Mask.District _ -> item.type() == ItemType.TEXT;
            case Mask.Band _ -> item.type() == ItemType.NUMBER;
        };
    }

    private void flaw(GrantRule rule, String item) {
        flaws.add(GrantFlaw.of(rule, item));
    }

    private void flaw(GrantRule rule, DataItem item) {
        flaws.add(GrantFlaw.of(rule, item.name(), item.level().number()));
    }
}
