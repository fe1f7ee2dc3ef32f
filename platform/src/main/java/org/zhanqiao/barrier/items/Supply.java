package org.zhanqiao.barrier.items;

/// Where a paper that a matter needs comes from (材料提供方式).
public enum Supply {
    /// 申请人提供: whoever applies has to bring it.
    APPLICANT,
    /// 共享免提交: read through the platform; nobody brings it.
    SHARED,
    /// 系统自动生成: made while the matter is handled, and used by its later steps.
    GENERATED
}
