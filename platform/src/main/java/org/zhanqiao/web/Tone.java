package org.zhanqiao.web;

/// How a status tag looks. The words on it say the same, for whoever does not see colours.
public enum Tone {
    NEUTRAL,
    GOOD,
    WAITING,
    BAD;

    public String style() {
        return switch (this) {
            case NEUTRAL -> "neutral";
            case GOOD -> "good";
            case WAITING -> "waiting";
            case BAD -> "bad";
        };
    }
}
