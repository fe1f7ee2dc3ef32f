package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.web.Page;

/// The words under a key.
///
/// @param arguments what they fill in; [Words] among them are put into the reader's language too, an `Instant` into
///     the city's time
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
                        .map(argument -> switch (argument) {
                            case Words words -> words.in(page);
                            case Instant at -> page.time(at);
                            default -> argument;
                        })
                        .toArray());
    }
}
