package org.zhanqiao.barrier.items;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The columns of an inventory file, under the names that lists of service items use.
enum MatterColumn {
    CODE("事项编码", "事项代码", "基本编码", "code"),
    NAME("事项名称", "事项", "matter"),
    AGENCY("实施部门", "实施主体", "办理部门", "agency"),
    AUDIENCE("服务对象", "audience"),
    CASES("年办件量", "年办理量", "casesperyear"),
    PAPER("材料名称", "申请材料", "paper"),
    HOLDER("出具单位", "材料出具单位", "材料来源", "holder"),
    SUPPLY("提供方式", "材料提供方式", "supply"),
    ITEMS("数据项", "材料数据项", "items");

    private final String heading;
    /// Parted by spaces.
    private final String others;

    MatterColumn(String heading, String... others) {
        this.heading = heading;
        this.others = String.join(" ", others);
    }

    /// As it is written in a file that leaves.
    String heading() {
        return heading;
    }

    List<String> others() {
        return List.of(others.split(" ", -1));
    }

    static Optional<MatterColumn> find(String written) {
        var bare = bare(written);
        return Arrays.stream(values())
                .filter(column -> Stream.concat(Stream.of(column.heading), column.others().stream())
                        .anyMatch(bare::equals))
                .findFirst();
    }

    /// Without width, case, blanks, marks and what stands in brackets.
    private static String bare(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("\\([^)]*\\)", "")
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
