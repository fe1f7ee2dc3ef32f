package org.zhanqiao.samplecity;

/// Whom the value of an item identifies.
public enum SubjectKind {
    /// A resident, by citizen's number.
    RESIDENT_ID,
    /// A body, by unified social credit code.
    USCC,
    /// Nobody by itself.
    NONE
}
