package org.zhanqiao.tabular;

import org.zhanqiao.web.Tone;

/// What importing does with something that a file says.
public enum LineOutcome {
    NEW,
    CHANGED,
    /// It is there already as the file says.
    UNCHANGED,
    /// It is there already, otherwise than the file says, and stays as it is.
    KEPT,
    /// Left out.
    WRONG;

    public Tone tone() {
        return switch (this) {
            case NEW, CHANGED -> Tone.GOOD;
            case UNCHANGED -> Tone.NEUTRAL;
            case KEPT -> Tone.WAITING;
            case WRONG -> Tone.BAD;
        };
    }

    public boolean writes() {
        return this == NEW || this == CHANGED;
    }
}
