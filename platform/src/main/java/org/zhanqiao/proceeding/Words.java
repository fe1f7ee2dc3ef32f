package org.zhanqiao.proceeding;

import java.util.List;
import org.zhanqiao.web.Page;

/// A sentence in the reader's language.
///
/// @param arguments what it fills in
public record Words(String key, List<Object> arguments) {

    public Words {
        arguments = List.copyOf(arguments);
    }

    public static Words of(String key, Object... arguments) {
        return new Words(key, List.of(arguments));
    }

    public String in(Page page) {
        return page.text(key, arguments.toArray());
    }
}
