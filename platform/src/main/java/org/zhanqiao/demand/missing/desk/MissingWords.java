package org.zhanqiao.demand.missing.desk;

import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.web.Tone;

/// Missing data in the reader's words; templates ask it.
public final class MissingWords {

    private MissingWords() {}

    public static Tone tone(MissingState state) {
        return switch (state) {
            case STATED, ASSIGNED, OBJECTED, BOUND, ACCEPTED -> Tone.WAITING;
            case PUBLISHED, POINTED -> Tone.GOOD;
            case DECLINED -> Tone.BAD;
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }
}
