package org.zhanqiao.barrier.items;

/// Whom a matter serves (服务对象).
public enum Audience {
    /// 自然人
    CITIZEN,
    /// 法人和其他组织
    ENTERPRISE
}
