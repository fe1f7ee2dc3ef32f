package org.zhanqiao.demand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhanqiao.protection.Mask;

/// What a grant allows on its service.
///
/// @param modes         query, list, verify
/// @param lookupKeys    each a set of items that together find rows; a call uses exactly one of them
/// @param fields        what may be returned, each under its mask
/// @param verifiable    what may be verified
/// @param maskedLookups returned items that may be looked up although a mask hides them
/// @param filter        rows outside it do not exist for the caller
public record GrantTerms(
        Set<Mode> modes,
        List<List<String>> lookupKeys,
        List<Field> fields,
        List<String> verifiable,
        Set<String> maskedLookups,
        List<Condition> filter) {

    /// A returned item and its mask.
    public record Field(String item, Mask mask) {}

    public GrantTerms {
        modes = Set.copyOf(modes);
        lookupKeys = lookupKeys.stream().map(List::copyOf).toList();
        fields = List.copyOf(fields);
        verifiable = List.copyOf(verifiable);
        maskedLookups = Set.copyOf(maskedLookups);
        filter = List.copyOf(filter);
    }

    /// Where they contradict themselves; what their service allows is another question.
    List<GrantFlaw> listFlaws() {
        var flaws = new ArrayList<GrantFlaw>();
        if (modes.isEmpty()) {
            flaws.add(GrantFlaw.of(GrantRule.MODE_CHOSEN));
        }
        boolean byKey = modes.contains(Mode.QUERY) || modes.contains(Mode.VERIFY);
        if (byKey && lookupKeys.stream().noneMatch(key -> !key.isEmpty())) {
            flaws.add(GrantFlaw.of(GrantRule.KEY_NEEDED));
        }
        if ((modes.contains(Mode.QUERY) || modes.contains(Mode.LIST)) && fields.isEmpty()) {
            flaws.add(GrantFlaw.of(GrantRule.FIELD_NEEDED));
        }
        if (modes.contains(Mode.VERIFY) && verifiable.isEmpty()) {
            flaws.add(GrantFlaw.of(GrantRule.VERIFIABLE_NEEDED));
        }
        var seen = new HashSet<String>();
        var masked = new HashSet<String>();
        for (var field : fields) {
            if (!seen.add(field.item())) {
                flaws.add(GrantFlaw.of(GrantRule.FIELD_ONCE, field.item()));
            }
            if (!(field.mask() instanceof Mask.None)) {
                masked.add(field.item());
            }
        }
        lookupKeys.stream()
                .flatMap(List::stream)
                .distinct()
                .filter(item -> masked.contains(item) && !maskedLookups.contains(item))
                .forEach(item -> flaws.add(GrantFlaw.of(GrantRule.KEY_UNMASKED, item)));
        return flaws;
    }
}
