package org.zhanqiao.barrier.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link that was followed, with what was read there.
///
/// @param messageKey of the sentence that says what was found
/// @param arguments  what the sentence fills in: numbers, names, days
/// @param page       where it was read, an address on this site; empty for nowhere
/// @param at         of when the fact is; `null` where it has no time
public record Step(
        Link link,
        State state,
        String messageKey,
        List<String> arguments,
        String page,
        @Nullable Instant at) {

    public Step {
        arguments = List.copyOf(arguments);
    }

    /// What became of a link.
    public enum State {
        HOLDS,
        /// The chain ends here.
        BROKEN,
        /// Nothing was said that could be judged; the chain goes on.
        NOT_KNOWN,
        /// Not needed: the agency’s own data, or a paper made in the flow.
        NOT_NEEDED
    }
}
