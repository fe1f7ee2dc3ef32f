package org.zhanqiao.protection;

/// Whether data may be opened to the public (开放属性), freest first.
public enum Opening {
    UNCONDITIONAL,
    CONDITIONAL,
    CLOSED
}
