package org.zhanqiao.exchange.node;

import java.util.HashSet;
import java.util.Set;
import org.zhanqiao.catalog.ItemType;

/// Items whose value was sent as JSON's `true`, `false` or a number. They are values of a boolean and of a number only;
/// for any other item they are a mistake of the caller's program, which "no such row" would hide: many a language
/// rounds an identity number.
final class Unquoted {

    private final Set<String> truths = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    void addTruth(String item) {
        truths.add(item);
    }

    void addNumber(String item) {
        numbers.add(item);
    }

    boolean fits(String item, ItemType type) {
        return (type == ItemType.BOOLEAN || !truths.contains(item))
                && (type == ItemType.NUMBER || !numbers.contains(item));
    }
}
