package org.zhanqiao.catalog.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhanqiao.catalog.Vocabulary;

/// A column of the inventory table: the core metadata of the catalog guide and what 政务数据共享条例 art. 13 to 19 ask
/// for beyond it. Headings may stand in any order; synonyms are those that agencies write.
public enum InventoryColumn {
    CODE("信息资源代码", "资源代码", "目录代码", "数据资源代码"),
    NAME("信息资源名称", "资源名称", "目录名称", "数据资源名称", "数据集名称"),
    CLASS("信息资源分类", "资源分类", "目录分类", "分类代码", "类目"),
    OTHER_CLASSES("其他分类"),
    ABSTRACT("信息资源摘要", "摘要", "资源摘要", "数据摘要", "目录摘要"),
    PROVIDER("信息资源提供方", "提供方", "提供单位", "数源单位", "责任部门", "提供部门"),
    PROVIDER_CODE("信息资源提供方代码", "提供方代码", "提供单位代码", "统一社会信用代码"),
    TRUTH("数源属性", "数源"),
    TRUTH_THING("数源事项"),
    DRAWN_FROM("取自目录", "来源目录"),
    RELATED("关联资源代码", "关联资源", "关联目录"),
    FORMATS(Vocabulary.FORMAT, "信息资源格式", "格式", "数据格式", "资源格式"),
    NETWORK(Vocabulary.NETWORK, "所在网络", "网络", "网络环境"),
    SHARE_TYPE(Vocabulary.SHARE_TYPE, "共享类型", "共享属性"),
    SCOPE("共享范围"),
    USE("使用用途", "共享条件", "使用条件", "用途"),
    REASON("不予共享理由", "不予共享的理由"),
    BASES("不予共享依据", "法律依据", "不予共享的依据"),
    MODES(Vocabulary.SHARE_MODE, "共享方式"),
    OPEN_TYPE(Vocabulary.OPEN_TYPE, "开放类型", "开放属性", "是否向社会开放"),
    OPEN_CONDITIONS("开放条件"),
    CYCLE(Vocabulary.UPDATE_CYCLE, "更新周期", "更新频率"),
    FIELD(Vocabulary.FIELD, "领域", "所属领域", "数据领域"),
    LEVEL("分级", "数据分级", "安全级别", "数据级别"),
    SECRECY_BY("保密审查单位", "保密风险评估"),
    SECRECY_ON("保密审查日期"),
    SECRECY(Vocabulary.SECRECY_OUTCOME, "保密审查结论", "涉密属性", "是否涉密"),
    PRIVACY_BY("个人信息评估单位"),
    PRIVACY_ON("个人信息评估日期"),
    PRIVACY(Vocabulary.PRIVACY_OUTCOME, "个人信息评估结论"),
    APPROVED_BY("批准人", "审批人"),
    APPROVED_ON("批准日期", "审批日期"),
    ITEM_TITLE("信息项名称", "信息项", "数据项", "数据项名称", "中文名称", "字段中文名"),
    ITEM_NAME("信息项字段名", "字段名", "字段名称", "英文字段名", "字段英文名"),
    ITEM_TITLE_EN("信息项英文名称", "英文名称"),
    ITEM_TYPE(Vocabulary.DATA_TYPE, "数据类型", "字段类型", "信息项数据类型"),
    ITEM_STANDARD("数据标准", "执行标准"),
    ITEM_LEVEL("信息项分级", "数据项分级", "字段分级"),
    ITEM_CATEGORY(Vocabulary.ITEM_CATEGORY, "信息项类别", "信息类别"),
    ITEM_SUBJECT(Vocabulary.SUBJECT, "标识对象"),
    ITEM_DESCRIPTION("信息项说明", "字段说明", "信息项描述");

    private final String heading;
    // A copy by List.of, which cannot change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> synonyms;

    private final Optional<Vocabulary> words;

    InventoryColumn(String heading, String... synonyms) {
        this.heading = heading;
        this.synonyms = List.of(synonyms);
        this.words = Optional.empty();
    }

    InventoryColumn(Vocabulary words, String heading, String... synonyms) {
        this.heading = heading;
        this.synonyms = List.of(synonyms);
        this.words = Optional.of(words);
    }

    /// As the template writes it.
    public String heading() {
        return heading;
    }

    List<String> synonyms() {
        return synonyms;
    }

    /// The list its values are words of.
    Optional<Vocabulary> words() {
        return words;
    }

    /// Whether it speaks of an item rather than of the dataset.
    boolean ofItem() {
        return compareTo(ITEM_TITLE) >= 0;
    }

    boolean isDay() {
        return this == SECRECY_ON || this == PRIVACY_ON || this == APPROVED_ON;
    }

    boolean isLongText() {
        return this == ABSTRACT || this == BASES || this == USE || this == SCOPE || this == REASON;
    }

    /// The column of a heading; what stands in brackets, white space, stars and colons do not count.
    static Optional<InventoryColumn> find(String heading) {
        var plain = plain(heading);
        return Arrays.stream(values())
                .filter(column -> column.heading.equals(plain) || column.synonyms.contains(plain))
                .findFirst();
    }

    private static String plain(String heading) {
        return heading.replaceAll("[（(\\[【].*", "").replaceAll("[\\s*＊:：]", "").toLowerCase(Locale.ROOT);
    }
}
