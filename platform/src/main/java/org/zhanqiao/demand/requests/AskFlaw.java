package org.zhanqiao.demand.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zhanqiao.web.InputError;

/// What is wrong with a request or with an act on it.
///
/// @param field      id of the input it is about
/// @param messageKey key of a sentence that says what to do; its first blank is the item's title
/// @param item       the data item it is about; empty for none
public record AskFlaw(String field, String messageKey, String item, List<Object> details) {

    public AskFlaw {
        details = List.copyOf(details);
    }

    static AskFlaw of(String field, String messageKey, Object... details) {
        return new AskFlaw(field, messageKey, "", List.of(details));
    }

    /// @param title what the reader calls an item
    public InputError error(UnaryOperator<String> title) {
        var arguments = new ArrayList<Object>();
        arguments.add(item.isEmpty() ? "" : title.apply(item));
        arguments.addAll(details);
        return new InputError(field, messageKey, arguments);
    }
}
