package org.zhanqiao.barrier.reports;

/// How often somebody was asked for the same paper, or had to come.
public enum HowOften {
    ONCE,
    TWICE,
    THREE_OR_FOUR,
    FIVE_OR_MORE,
    NOT_SURE
}
