package org.zhanqiao.catalog;

/// A rule that every published entry keeps. What a reader is told when one is broken, and what to do then,
/// are the words under `catalog.rule.NAME`, filled in with the item's name and the flaw's details.
///
/// The source of a rule, where the law has one, is an article of 《政务数据共享条例》.
public enum EntryRule {
    /// Art. 13: 目录名称.
    NAME_STATED("name"),
    NAME_SHORT("name"),
    ABSTRACT_STATED("description"),
    ABSTRACT_SHORT("description"),
    /// A class with 类, 项 and 目 that is known; asked when the entry is begun.
    CLASS_CHOSEN("classCode"),
    OTHER_CLASS_KNOWN("otherClasses"),
    RELATED_KNOWN("related"),
    /// Art. 13: 提供单位, by its unified social credit code.
    PROVIDER_KNOWN("agency"),
    /// Art. 19: whether it is the source of truth, and for what.
    TRUTH_STATED("truth"),
    /// Art. 19: one source of truth for one thing.
    TRUTH_UNIQUE("truth"),
    TRUTH_DRAWN_KNOWN("drawnFrom"),
    /// Art. 13: 数据项.
    ITEM_NEEDED("items"),
    ITEM_NAMED("items"),
    ITEM_ONCE("items"),
    ITEM_TITLED("items"),
    /// People tell items apart by their titles alone.
    ITEM_TITLE_ONCE("items"),
    ITEM_SHORT("items"),
    ITEM_TYPED("items"),
    /// Art. 13: 分类分级, of each item.
    ITEM_LEVELLED("items"),
    ITEM_CATEGORISED("items"),
    /// Art. 14.
    SHARE_TYPE_CHOSEN("shareType"),
    /// Art. 15: 共享范围.
    SCOPE_STATED("scope"),
    /// Art. 15: 使用用途.
    USE_STATED("use"),
    /// Art. 15: the reason for withholding.
    REASON_STATED("withheldReason"),
    /// Art. 15: nothing is withheld without a law, an administrative regulation or a decision of the State Council.
    BASIS_NEEDED("bases"),
    BASIS_NOT_SENSITIVITY("bases"),
    BASIS_NOT_POLICY("bases"),
    BASIS_NOT_LOCAL("bases"),
    BASIS_NOT_OTHER("bases"),
    BASIS_TITLED("bases"),
    BASIS_ARTICLE("bases"),
    OPEN_TYPE_CHOSEN("openType"),
    OPEN_CONDITIONS_STATED("openConditions"),
    /// What its level allows to be open, see [org.zhanqiao.protection.LevelTable].
    OPENING_ALLOWED("openType"),
    /// Art. 13: 共享方式.
    MODE_CHOSEN("modes"),
    /// Art. 13: 数据格式.
    FORMAT_CHOSEN("formats"),
    /// Art. 13: 更新频率.
    CYCLE_CHOSEN("cycle"),
    NETWORK_CHOSEN("network"),
    /// Art. 13: 分类分级, of the whole.
    FIELD_CHOSEN("field"),
    LEVEL_CHOSEN("level"),
    /// The highest level of an item is the floor of the dataset's.
    LEVEL_FLOOR("level"),
    /// Art. 13: 保密风险 assessed.
    SECRECY_ASSESSED("secrecy"),
    /// Art. 3: neither 国家秘密 nor 工作秘密 is government data to be shared.
    SECRECY_CLEAR("secrecy"),
    /// Art. 13: 个人信息保护影响 assessed.
    PRIVACY_ASSESSED("privacy"),
    /// An item that names residents is personal information, whatever the assessment says.
    PRIVACY_CONSISTENT("privacy"),
    PRIVACY_CONTROLLED("privacy"),
    /// Art. 13: approved by the head of the department.
    APPROVED("approval"),
    /// What is dated lies in the past.
    DATE_PASSED("approval"),
    /// Why an act is done, where a reason is asked for.
    BECAUSE_STATED("because"),
    /// What takes a withdrawn entry's place is an entry in force.
    REPLACEMENT_KNOWN("replacedBy"),
    /// Art. 17: why it is changed decides whether a time limit runs.
    CHANGE_CAUSE("cause"),
    /// A change of law or duty has a day on which it took effect, not in the future.
    CHANGE_DATED("since"),
    /// The bureau extends once, and only what the law limits.
    EXTENDED_ONCE("because");

    private final String member;

    EntryRule(String member) {
        this.member = member;
    }

    /// The field it is about, as pages and the interface for programs name it.
    public String member() {
        return member;
    }
}
