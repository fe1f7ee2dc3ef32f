package org.zhanqiao.catalog;

/// The three ways of sharing (政务数据共享条例 art. 14).
public enum ShareType {
    /// 无条件共享: any department gets it.
    UNCONDITIONAL,
    /// 有条件共享: within a scope, for a use.
    CONDITIONAL,
    /// 不予共享: a law, an administrative regulation or a decision of the State Council forbids it.
    WITHHELD
}
