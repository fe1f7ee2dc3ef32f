package org.zhanqiao.barrier.reports;

import java.util.Arrays;
import java.util.List;
import org.zhanqiao.tabular.NamedColumn;

/// The columns of a list of an agency’s own barriers.
public enum OwnListColumn implements NamedColumn {
    MATTER("事项", "matter", true, "事项名称 办理事项"),
    DATA("材料或数据", "data", true, "材料 数据 材料名称 数据名称"),
    HOLDER("持有部门", "holder", true, "数源部门 数据持有部门 部门"),
    CAUSE("原因", "cause", true, "堵点原因 成因"),
    HOW_OFTEN("发生次数", "howOften", false, "次数"),
    STORY("具体情况", "story", true, "情况说明 堵点描述 说明");

    private final String heading;
    private final String field;
    private final boolean required;
    private final String synonyms;

    OwnListColumn(String heading, String field, boolean required, String synonyms) {
        this.heading = heading;
        this.field = field;
        this.required = required;
        this.synonyms = synonyms;
    }

    @Override
    public String headings() {
        return heading + "|" + synonyms.replace(' ', '|') + "|" + field;
    }

    /// Other headings under which it is known.
    public List<String> synonyms() {
        return List.of(synonyms.split(" ", -1));
    }

    /// Whether a file without it is not read.
    public boolean required() {
        return required;
    }

    static OwnListColumn of(String field) {
        return Arrays.stream(values())
                .filter(each -> each.field.equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column for " + field));
    }
}
