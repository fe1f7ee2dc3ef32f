package org.zhanqiao.proceeding;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Spoken;
import org.zhanqiao.web.Tone;

/// What somebody is told whose act was not done: what was done last, by whom, and where it stands.
///
/// @param title  key of the heading when it came too late
/// @param path   of what it happened to
/// @param by     name; empty for the platform
/// @param agency short name; empty for none
/// @param acted  key of what was done
/// @param state  key of where it stands now
/// @param late   whether somebody did something since it was read; otherwise the reader cannot do this
///               act now
/// @param whose  key of who does this act in that state; empty for nobody, or where it is not known
/// @param saved  whether it can also have been written without any act since it was read
/// @param written what was written for the act, so that nobody has to write it again
public record ConflictView(
        String title,
        String path,
        String id,
        String by,
        String agency,
        Instant at,
        String acted,
        String state,
        Tone tone,
        boolean late,
        String whose,
        boolean saved,
        List<Spoken> written) {

    public ConflictView {
        written = List.copyOf(written);
    }

    public String heading() {
        return late ? title : "proceeding.impossible";
    }

    /// Key of what happened.
    public String happened() {
        return saved ? "proceeding.conflict.saved" : "proceeding.conflict.words";
    }

    /// Who did it, with their agency where they have one.
    public static String who(Page page, String by, String agency) {
        if (by.isEmpty()) {
            return page.text("proceeding.platform");
        }
        return agency.isEmpty() ? by : page.text("proceeding.conflict.who", by, agency);
    }
}
