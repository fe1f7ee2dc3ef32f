package org.zhanqiao.exchange.desk;

import java.util.List;
import org.zhanqiao.web.Page;

/// The words under a key.
///
/// @param arguments what they fill in; [Words] among them are put into the reader's language too
public record Phrase(String key, List<Object> arguments) implements Words {

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    @Override
    public String in(Page page) {
        return page.text(
                key,
                arguments.stream()
                        .map(argument -> argument instanceof Words words ? words.in(page) : argument)
                        .toArray());
    }
}
