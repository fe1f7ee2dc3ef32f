package org.zhanqiao.workday;

/// A statutory limit in working days.
///
/// @param messageKey       key of the words that name it and its source, such as 「《政务数据共享条例》第二十一条：有条件共享，10 个工作日内答复」
/// @param workingDays      how long it is
/// @param longestExtension by how many working days it may be extended in all; 0 when it may not
public record TimeLimit(String messageKey, int workingDays, int longestExtension) {

    public TimeLimit {
        if (workingDays < 1 || longestExtension < 0) {
            throw new IllegalArgumentException("a time limit is at least one working day: " + messageKey);
        }
    }

    public static TimeLimit of(String messageKey, int workingDays) {
        return new TimeLimit(messageKey, workingDays, 0);
    }
}
