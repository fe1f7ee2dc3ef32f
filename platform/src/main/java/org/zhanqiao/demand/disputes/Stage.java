package org.zhanqiao.demand.disputes;

/// The rungs of art. 28, and what follows from them.
public enum Stage {
    /// 协商, between the two agencies.
    NEGOTIATION,
    /// 同级政务数据主管部门: the big data bureau.
    AUTHORITY,
    /// 本级人民政府: the city's government.
    GOVERNMENT,
    /// What was agreed or decided is carried out.
    EXECUTION
}
