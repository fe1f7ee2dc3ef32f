package org.zhanqiao.ledger;

import org.zhanqiao.tabular.NamedColumn;

/// The columns of a file of cases.
public enum CaseColumn implements NamedColumn {
    ID("事项编号", "id"),
    /// The number it has in the list it comes from.
    NUMBER("来源编号", "原编号", "编号", "number"),
    KIND("类别", "问题类别", "kind"),
    TITLE("标题", "事项", "整改事项", "问题", "title"),
    WHAT("什么问题", "问题描述", "具体问题", "问题说明", "what"),
    /// The page of the thing itself.
    PATH("所指事物", "链接", "thing"),
    REPORTED("提出日期", "发现日期", "提出时间", "reported"),
    REPORTER("提出单位", "reporter"),
    AGENCY("责任单位", "整改单位", "agency"),
    PERSON("责任人", "整改责任人", "person"),
    DAYS("期限（工作日）", "整改期限", "days"),
    DUE("最后一天", "整改时限", "截止日期", "due"),
    MILESTONES("路线图", "里程碑", "milestones"),
    CAMPAIGN("专项行动", "campaign"),
    STATE("状态", "state"),
    RETURNED("退回次数", "returned"),
    REOPENED("重启次数", "reopened"),
    INTO("并入事项", "into"),
    PROVISIONAL("期限为暂定", "provisional");

    private final String headings;

    CaseColumn(String... headings) {
        this.headings = String.join("|", headings);
    }

    @Override
    public String headings() {
        return headings;
    }

    /// Whether an import reads it; the others are only written.
    public boolean isRead() {
        return compareTo(STATE) < 0;
    }

    /// Whether a file without it is not read.
    public boolean isRequired() {
        return this == KIND || this == TITLE || this == WHAT;
    }

    /// Whether only the bureau settles it.
    boolean isBureaus() {
        return switch (this) {
            case REPORTER, AGENCY, PERSON, DAYS, DUE, CAMPAIGN -> true;
            case ID, NUMBER, KIND, TITLE, WHAT, PATH, REPORTED, MILESTONES -> false;
            case STATE, RETURNED, REOPENED, INTO, PROVISIONAL -> false;
        };
    }
}
