package org.zhanqiao.barrier;

/// Why somebody still has to bring a paper, in the city's own analysis.
public enum Cause {
    /// 不知可供: nobody knew that the data could be had.
    UNKNOWN_SUPPLY,
    /// 流程未改: the process was never changed, so nobody asked, or nobody stopped asking people.
    UNCHANGED_PROCESS,
    /// 更新不及时: updates come too late.
    LATE_UPDATES,
    /// 接口不稳定: the interface is unstable.
    UNSTABLE_INTERFACE,
    /// 历史数据不全或有误: historical data is incomplete or wrong.
    DEFECTIVE_DATA
}
