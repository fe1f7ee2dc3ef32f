package org.zhanqiao.exchange.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;

/// One way in which a grant may be used.
///
/// @param at  position of its lookup key among the grant's
/// @param key the items rows are found by; none in a list
record Use(Mode mode, int at, List<String> key) {

    Use {
        key = List.copyOf(key);
    }

    /// All ways a grant allows, queries first.
    static List<Use> of(GrantTerms terms) {
        var uses = new ArrayList<Use>();
        for (var mode : List.of(Mode.QUERY, Mode.VERIFY)) {
            if (terms.modes().contains(mode)) {
                for (int i = 0; i < terms.lookupKeys().size(); i++) {
                    uses.add(new Use(mode, i, terms.lookupKeys().get(i)));
                }
            }
        }
        if (terms.modes().contains(Mode.LIST)) {
            uses.add(new Use(Mode.LIST, 0, List.of()));
        }
        return List.copyOf(uses);
    }

    /// The use of that code; the first one when the grant has no such.
    static Use choose(GrantTerms terms, String code) {
        var uses = of(terms);
        return uses.stream().filter(use -> use.code().equals(code)).findFirst().orElse(uses.getFirst());
    }

    /// As it stands in addresses and forms.
    String code() {
        return mode.name().toLowerCase(Locale.ROOT) + "-" + at;
    }
}
