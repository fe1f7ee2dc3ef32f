package org.zhanqiao.workday;

/// A statutory limit in working days.
///
/// @param messageKey       key of the words that name it and its source, such as 「《政务数据共享条例》第二十一条：有条件共享，10 个工作日内答复」
/// @param workingDays      how long it is
/// @param longestExtension by how many working days it may be extended in all; 0 when it may not
/// @param startKey         key of the words for the day it starts from, which does not count: when
///                         something was received, unless the limit says otherwise
public record TimeLimit(String messageKey, int workingDays, int longestExtension, String startKey) {

    private static final String RECEIPT = "workday.step.receipt";

    public TimeLimit(String messageKey, int workingDays, int longestExtension) {
        this(messageKey, workingDays, longestExtension, RECEIPT);
    }

    public TimeLimit {
        if (workingDays < 1 || longestExtension < 0) {
            throw new IllegalArgumentException("a time limit is at least one working day: " + messageKey);
        }
    }

    public static TimeLimit of(String messageKey, int workingDays) {
        return new TimeLimit(messageKey, workingDays, 0);
    }

    /// The same, starting from something else than a receipt.
    ///
    /// @param key of words with the moment filled in
    public TimeLimit startingWith(String key) {
        return new TimeLimit(messageKey, workingDays, longestExtension, key);
    }
}
