package org.zhanqiao.evidence;

/// The languages in which findings are worded.
public enum Language {
    /// Simplified Chinese.
    CHINESE,
    /// English.
    ENGLISH
}
