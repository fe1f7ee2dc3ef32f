package org.zhanqiao.hosting;

import java.util.List;
import org.zhanqiao.tabular.UnfitFile;

/// What is to be published: a table with a name, its columns and its key.
///
/// @param agency   unified social credit code or short name of the agency
/// @param code     of the table within its agency; the service becomes `AGENCY.CODE`
/// @param name     what people read
/// @param level    protection level of every item, 1 to 4
/// @param rowKey   names of the columns that together identify a row
/// @param fileName where the rows come from
/// @param rows     how many follow
public record TableDraft(
        String agency,
        String code,
        String name,
        int level,
        List<String> rowKey,
        List<HostedColumn> columns,
        String fileName,
        long rows) {

    /// PostgreSQL holds 1,600 columns at most.
    public static final int MOST_COLUMNS = 1_500;

    public TableDraft {
        rowKey = List.copyOf(rowKey);
        columns = List.copyOf(columns);
        described(
                code.matches("[a-z0-9][a-z0-9-]{0,39}"),
                "代码须为小写字母、数字和连字符，不超过 40 个字符",
                "a code is up to 40 small letters, digits and hyphens");
        described(!name.isBlank() && name.length() <= 100, "名称须为 1 至 100 个字", "a name has 1 to 100 characters");
        described(level >= 1 && level <= 4, "分级须为 1 至 4", "a protection level is 1 to 4");
        require(columns.size() <= MOST_COLUMNS, "列数不能超过 " + MOST_COLUMNS, "more than " + MOST_COLUMNS + " columns");
        require(!rowKey.isEmpty(), "至少要有一个主键列", "a table needs a key");
        var names = columns.stream().map(HostedColumn::name).toList();
        for (var key : rowKey) {
            require(names.contains(key), "没有名为 " + key + " 的列", "there is no column " + key);
        }
    }

    private static void described(boolean well, String chinese, String english) {
        if (!well) {
            throw new WrongDraft(chinese + "。", "Refused: " + english + ".");
        }
    }

    private static void require(boolean holds, String chinese, String english) {
        if (!holds) {
            throw new UnfitFile(chinese + "。", "Refused: " + english + ".");
        }
    }
}
