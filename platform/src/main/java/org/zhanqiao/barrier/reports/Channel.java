package org.zhanqiao.barrier.reports;

/// By which way a report came.
public enum Channel {
    /// The questionnaire (网上填写).
    ONLINE,
    /// A clerk entered it for somebody who stood at the counter (窗口代填).
    COUNTER,
    /// A clerk entered it for somebody on the telephone (电话代填).
    TELEPHONE,
    /// A program sent it (接口).
    PROGRAM,
    /// An agency reports what hinders itself (部门自报).
    AGENCY
}
