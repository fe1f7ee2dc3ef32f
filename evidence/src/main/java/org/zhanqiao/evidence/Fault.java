package org.zhanqiao.evidence;

/// What can be wrong with a log, with the words for it.
public enum Fault {
    /// A record is cut off or its check sum does not fit, below a signed checkpoint.
    RECORD_DAMAGED("记录已损坏（长度或校验和不符）", "the record is damaged (its length or check sum does not fit)"),
    /// The entries up to a checkpoint do not hash to its signed root.
    CONTENT_CHANGED(
            "记录内容与签名的树根不符：被改动、删除、插入或调换", "entries do not match the signed root: changed, removed, inserted or swapped"),
    /// Detail bytes are not those that the entry's data commits to, or are missing, or are not committed to.
    DETAIL_CHANGED("附带明细与记录中的承诺不符", "the detail is not what the entry commits to"),
    /// A checkpoint in the log is malformed or not signed by the key of the log.
    CHECKPOINT_FORGED("检查点签名不是本日志的密钥所签", "a checkpoint is not signed by the key of this log"),
    /// A segment file is missing or stands at a wrong place.
    SEGMENT_MISSING("缺少日志分段，或分段次序不符", "a segment is missing or out of order"),
    /// A segment file does not begin as it must.
    SEGMENT_DAMAGED("日志分段的开头已损坏", "the beginning of a segment is damaged"),
    /// The manifest is missing or malformed.
    MANIFEST_DAMAGED("清单文件缺失或已损坏", "the manifest is missing or damaged"),
    /// The manifest names another key than the one the outsider trusts.
    KEY_REPLACED("清单中的公钥不是您所信任的公钥", "the key in the manifest is not the key you trust"),
    /// The log has fewer entries than a checkpoint of it that somebody kept.
    SHORTER_THAN_CHECKPOINT(
            "日志比您保存的（或它自己最新的）检查点更短：末尾的记录被删",
            "the log is shorter than a checkpoint of it that was kept: entries at its end were removed"),
    /// The log's history is not the one of a checkpoint or receipt that somebody kept.
    DIFFERS_FROM_CHECKPOINT(
            "日志与您保存的检查点或回执不符：历史被改写",
            "the log does not match a checkpoint or receipt of it that was kept: its history was rewritten");

    private final String chinese;
    private final String english;

    Fault(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /// The words for it.
    public String describe(Language language) {
        return switch (language) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }
}
