package org.zhanqiao.demand.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the head of the asking agency's sharing office signed off, beside what is asked now (Order 809 art. 20).
///
/// @param signed null when it was not kept, as in requests from before it was
public record SignedOff(@Nullable Ask signed, Ask now) {

    /// The parts that are not as they were signed off; none when it is not known.
    public List<AskPart> changed() {
        return signed == null ? List.of() : AskPart.listChanged(signed, now);
    }

    /// Whether what is asked now is known to be what was signed off.
    public boolean stands() {
        return signed != null && changed().isEmpty();
    }
}
