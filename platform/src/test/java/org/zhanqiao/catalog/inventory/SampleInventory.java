package org.zhanqiao.catalog.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.zhanqiao.tabular.TableWriter;

/// An inventory of one dataset with two items, of which nothing is wrong; tests spoil it.
final class SampleInventory {

    private static final String FIRST = """
            信息资源代码=
            信息资源名称=人员登记
            信息资源分类=
            其他分类=
            信息资源摘要=登记在册人员的基本情况。
            信息资源提供方=
            信息资源提供方代码=
            数源属性=数源部门
            数源事项=人员登记
            取自目录=
            关联资源代码=
            信息资源格式=数据库表
            所在网络=政务外网
            共享类型=有条件共享
            共享范围=本市各级政务部门
            使用用途=核验办事人身份
            不予共享理由=
            不予共享依据=
            共享方式=服务接口
            开放类型=不予开放
            开放条件=
            更新周期=每日
            领域=公共服务
            分级=3级
            保密审查单位=保密工作小组
            保密审查日期=2026-01-15
            保密审查结论=不涉及国家秘密和工作秘密
            个人信息评估单位=数据安全科
            个人信息评估日期=2026-01-15
            个人信息评估结论=含个人信息，采取措施后风险可控
            批准人=局长 王某
            批准日期=2026-01-15
            信息项名称=公民身份号码
            信息项字段名=id_number
            数据类型=字符型
            信息项分级=3级
            信息项类别=个人信息
            标识对象=公民身份号码
            信息项说明=
            """;

    private static final Map<String, String> SECOND =
            Map.of("信息项名称", "姓名", "信息项字段名", "name", "数据类型", "字符型", "信息项分级", "2级", "信息项类别", "个人信息");

    private final List<Map<String, String>> rows = new ArrayList<>();

    SampleInventory() {
        var first = new LinkedHashMap<String, String>();
        FIRST.lines().map(line -> line.split("=", 2)).forEach(pair -> first.put(pair[0], pair[1]));
        rows.add(first);
        rows.add(new LinkedHashMap<>(SECOND));
    }

    /// @param line of the file, the first row of the dataset being 2; a line beyond the end is added, empty
    SampleInventory set(int line, String heading, String value) {
        while (rows.size() < line - 1) {
            rows.add(new LinkedHashMap<>());
        }
        rows.getFirst().putIfAbsent(heading, "");
        rows.get(line - 2).put(heading, value);
        return this;
    }

    SampleInventory repeat(int line, int as) {
        for (var heading : rows.getFirst().keySet().toArray(String[]::new)) {
            set(as, heading, rows.get(line - 2).getOrDefault(heading, ""));
        }
        return this;
    }

    SampleInventory without(String heading) {
        rows.forEach(row -> row.remove(heading));
        return this;
    }

    List<List<String>> table() {
        var headings = List.copyOf(rows.getFirst().keySet());
        var table = new ArrayList<List<String>>();
        table.add(headings);
        rows.forEach(row -> table.add(
                headings.stream().map(heading -> row.getOrDefault(heading, "")).toList()));
        return table;
    }

    byte[] csv() {
        return csv(table(), StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        return xlsx(table());
    }

    static byte[] csv(List<List<String>> table, Charset charset) {
        try (var text = new StringWriter();
                var csv = CSVFormat.RFC4180.print(text)) {
            for (var row : table) {
                csv.printRecord(row);
            }
            csv.flush();
            return text.toString().getBytes(charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] xlsx(List<List<String>> table) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = TableWriter.of(TableWriter.Format.XLSX, bytes, "清单", Set.of())) {
            for (var row : table) {
                writer.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
