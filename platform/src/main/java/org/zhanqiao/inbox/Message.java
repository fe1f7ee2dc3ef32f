package org.zhanqiao.inbox;

import java.util.List;

/// Something to tell. It holds no personal value: whoever reads a mailbox or the way to it may not learn one.
///
/// @param about      names the occurrence, such as `demand.request:R-2026-000012:7`; a person is told of it once
/// @param messageKey key of one sentence that says what happened
/// @param arguments  what the sentence fills in
/// @param because    why the reader is told
/// @param path       the page where it can be seen or done
public record Message(String about, String messageKey, List<String> arguments, Because because, String path) {

    /// Why somebody is told.
    ///
    /// @param key of one sentence, which the arguments fill in
    public record Because(String key, List<String> arguments) {
        public Because {
            arguments = List.copyOf(arguments);
        }

        public static Because of(String key, String... arguments) {
            return new Because(key, List.of(arguments));
        }
    }

    /// Stands between the two languages of an argument.
    private static final String LANGUAGES = "\u001f";

    /// An argument that is words of the platform, not data: each reader gets it in the own language.
    public static String inBoth(String chinese, String english) {
        return chinese + LANGUAGES + english;
    }

    /// What the sentence fills in for a reader of one language.
    public Object[] arguments(boolean chinese) {
        return arguments.stream()
                .map(argument -> {
                    int between = argument.indexOf(LANGUAGES);
                    return between < 0
                            ? argument
                            : chinese ? argument.substring(0, between) : argument.substring(between + 1);
                })
                .toArray();
    }

    public Message {
        arguments = List.copyOf(arguments);
        if (about.isBlank()) {
            throw new IllegalArgumentException("about: a message is about something");
        }
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("path: expected an address on this site: " + path);
        }
    }
}
