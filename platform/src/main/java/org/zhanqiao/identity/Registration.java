package org.zhanqiao.identity;

import java.util.function.Function;

/// How a registration ended.
public sealed interface Registration<T> {

    record Registered<T>(T value) implements Registration<T> {}

    /// Something of that name is there already; nothing was changed.
    ///
    /// @param field the field whose value is taken
    record Taken<T>(String field) implements Registration<T> {}

    /// The agency named is not registered; nothing was changed.
    record UnknownAgency<T>(String agencyCode) implements Registration<T> {}

    /// The same end, with something made of what was registered.
    default <R> Registration<R> map(Function<? super T, ? extends R> made) {
        return switch (this) {
            case Registered<T>(var value) -> new Registered<>(made.apply(value));
            case Taken<T>(var field) -> new Taken<>(field);
            case UnknownAgency<T>(var code) -> new UnknownAgency<>(code);
        };
    }

    /// What was registered, for callers who know that nothing can be in the way.
    ///
    /// @throws IllegalStateException when something was
    default T orThrow() {
        return switch (this) {
            case Registered<T>(var value) -> value;
            case Taken<T>(var field) -> throw new IllegalStateException("already registered: the same " + field);
            case UnknownAgency<T>(var code) -> throw new IllegalStateException("no such agency: " + code);
        };
    }
}
