package org.zhanqiao.samplecity;

/// Data type of a data item (信息项) in the letters of catalogue metadata.
public enum ItemType {
    /// Text.
    C,
    /// Decimal number.
    N,
    /// Whole number.
    I,
    /// Date.
    D,
    /// Date and time.
    T
}
