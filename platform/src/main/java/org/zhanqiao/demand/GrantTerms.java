package org.zhanqiao.demand;

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
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("a grant allows at least one mode");
        }
        var seen = new HashSet<String>();
        for (var field : fields) {
            if (!seen.add(field.item())) {
                throw new IllegalArgumentException("item " + field.item() + " is granted twice");
            }
        }
        boolean byKey = modes.contains(Mode.QUERY) || modes.contains(Mode.VERIFY);
        if (byKey && lookupKeys.stream().noneMatch(key -> !key.isEmpty())) {
            throw new IllegalArgumentException("query and verify need a lookup key");
        }
        if ((modes.contains(Mode.QUERY) || modes.contains(Mode.LIST)) && fields.isEmpty()) {
            throw new IllegalArgumentException("query and list need a returned field");
        }
        if (modes.contains(Mode.VERIFY) && verifiable.isEmpty()) {
            throw new IllegalArgumentException("verify needs a verifiable item");
        }
        for (var key : lookupKeys) {
            for (var item : key) {
                var masked = fields.stream().anyMatch(f -> f.item().equals(item) && !(f.mask() instanceof Mask.None));
                if (masked && !maskedLookups.contains(item)) {
                    throw new IllegalArgumentException("item " + item
                            + " is masked; name it in maskedLookups if it may be looked up all the same");
                }
            }
        }
    }
}
