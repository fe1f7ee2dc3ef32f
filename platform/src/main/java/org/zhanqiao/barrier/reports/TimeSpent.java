package org.zhanqiao.barrier.reports;

/// How much time it took, ways and waiting included.
public enum TimeSpent {
    UNDER_AN_HOUR,
    HALF_A_DAY,
    ONE_DAY,
    SEVERAL_DAYS,
    OVER_A_WEEK,
    NOT_SURE
}
