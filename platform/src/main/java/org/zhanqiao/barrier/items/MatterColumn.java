package org.zhanqiao.barrier.items;

import org.zhanqiao.tabular.NamedColumn;

/// The columns of an inventory file, under the names that lists of service items use.
enum MatterColumn implements NamedColumn {
    CODE("事项编码", "事项代码", "基本编码", "code"),
    NAME("事项名称", "事项", "matter"),
    AGENCY("实施部门", "实施主体", "办理部门", "agency"),
    AUDIENCE("服务对象", "audience"),
    CASES("年办件量", "年办理量", "casesperyear"),
    PAPER("材料名称", "申请材料", "paper"),
    HOLDER("出具单位", "材料出具单位", "材料来源", "holder"),
    SUPPLY("提供方式", "材料提供方式", "supply"),
    ITEMS("数据项", "材料数据项", "items");

    private final String headings;

    MatterColumn(String... headings) {
        this.headings = String.join("|", headings);
    }

    /// The column that a component of [MatterText] comes from.
    static MatterColumn of(String component) {
        return switch (component) {
            case "code" -> CODE;
            case "name" -> NAME;
            case "agency" -> AGENCY;
            case "audience" -> AUDIENCE;
            case "cases" -> CASES;
            case "papers" -> PAPER;
            default -> throw new IllegalArgumentException("component: " + component);
        };
    }

    @Override
    public String headings() {
        return headings;
    }
}
