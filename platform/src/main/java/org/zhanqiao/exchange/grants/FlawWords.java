package org.zhanqiao.exchange.grants;

import java.util.ArrayList;
import java.util.function.UnaryOperator;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.web.InputError;

/// The words for what is wrong with a draft.
final class FlawWords {

    private FlawWords() {}

    /// @param field id of the input it belongs to
    /// @param title what the reader calls an item
    static InputError error(String field, GrantFlaw flaw, UnaryOperator<String> title) {
        var arguments = new ArrayList<Object>();
        arguments.add(title.apply(flaw.item()));
        arguments.addAll(flaw.details());
        return new InputError(field, key(flaw), arguments);
    }

    static String key(GrantFlaw flaw) {
        return flaw.messageKey();
    }
}
