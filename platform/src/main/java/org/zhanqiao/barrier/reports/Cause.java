package org.zhanqiao.barrier.reports;

/// Why an agency thinks it cannot use what another holds; the five causes of the city's own analysis.
public enum Cause {
    /// Nobody knew that the data could be had (不知道有数据).
    UNKNOWN_SUPPLY,
    /// The process was never changed, so nobody asked (流程未改，没人申请).
    UNCHANGED_PROCESS,
    /// Updates come too late (更新不及时).
    LATE_UPDATES,
    /// The interface is unstable (接口不稳定).
    UNSTABLE_INTERFACE,
    /// Historical data is incomplete or wrong (历史数据不全、不准).
    DEFECTIVE_DATA
}
