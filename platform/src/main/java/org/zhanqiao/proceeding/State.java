package org.zhanqiao.proceeding;

import org.zhanqiao.web.Tone;

/// Where a proceeding stands. Implemented by enums.
public interface State {

    String name();

    /// Whether nothing more can be done.
    boolean isOver();

    Tone tone();
}
