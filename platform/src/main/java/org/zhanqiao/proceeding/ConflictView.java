package org.zhanqiao.proceeding;

import java.time.Instant;
import org.zhanqiao.web.Tone;

/// What somebody is told whose act came too late: what happened meanwhile, and who did it.
///
/// @param title  key of the heading
/// @param path   of what it happened to
/// @param by     name; empty for the platform
/// @param agency short name; empty for none
/// @param acted  key of what was done
/// @param state  key of where it stands now
public record ConflictView(
        String title,
        String path,
        String id,
        String by,
        String agency,
        Instant at,
        String acted,
        String state,
        Tone tone) {}
