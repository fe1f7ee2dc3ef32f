package org.zhanqiao.protection;

/// What whoever provides, carries or uses data of a level does besides. No source fixes them for a level, so which
/// level has which is the city's to decide, in the [LevelTable].
public enum Duty {
    ACCESS_LOG,
    STATED_PURPOSE,
    TLS,
    FIELD_LIST,
    ENCRYPTED_AT_REST,
    ANOMALY_ALERTS,
    WATERMARK,
    NO_EXPORT,
    NAMED_APPROVER,
    FULL_AUDIT
}
