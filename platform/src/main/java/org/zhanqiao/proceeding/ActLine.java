package org.zhanqiao.proceeding;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.web.Tone;

/// A line of a proceeding's history, as its page shows it.
///
/// @param messageKey key of what was done
/// @param by         name; empty for whoever has none
/// @param nameless   key of the words for whoever has none, such as the platform
/// @param agency     short name; empty for the platform and the bureau
/// @param details    what was said besides
/// @param entry      where it stands in the evidence; -1 while it is on its way
public record ActLine(
        String messageKey,
        Tone tone,
        Instant at,
        String by,
        String nameless,
        String agency,
        String because,
        List<Words> details,
        long entry) {

    public ActLine {
        details = List.copyOf(details);
    }
}
