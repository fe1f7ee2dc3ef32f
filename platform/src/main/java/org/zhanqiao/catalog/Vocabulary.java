package org.zhanqiao.catalog;

/// The lists of words that entries are written with. The words are rows of `catalog.term`, not constants: a city adds
/// its own there. Those that the program itself tells apart have an enumeration of the same names.
public enum Vocabulary {
    /// 共享类型, told apart as [ShareType].
    SHARE_TYPE,
    /// What a refusal to share relies on, told apart as [LegalBasis.Kind].
    BASIS_KIND,
    /// 共享方式.
    SHARE_MODE,
    /// 开放类型.
    OPEN_TYPE,
    /// 网络: where the dataset can be reached.
    NETWORK,
    /// 数据格式.
    FORMAT,
    /// 更新周期.
    UPDATE_CYCLE,
    /// 数据类型 of an item, told apart as [DataType].
    DATA_TYPE,
    /// What kind of information an item is.
    ITEM_CATEGORY,
    /// Whom an item's values name, told apart as [DataItem.Subject].
    SUBJECT,
    /// 领域 of a dataset.
    FIELD,
    /// What the assessment of secrets found.
    SECRECY_OUTCOME,
    /// What the assessment of personal information found.
    PRIVACY_OUTCOME,
    /// Why an entry is changed, told apart as [Change.Cause].
    CHANGE_CAUSE
}
