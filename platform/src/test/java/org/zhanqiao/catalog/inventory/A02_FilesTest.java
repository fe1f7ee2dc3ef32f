package org.zhanqiao.catalog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.tabular.RawWorkbook;

/// Files that are no inventory, or are made to harm whoever reads them; and those that only look odd.
@PlatformTest
class A02_FilesTest {

    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Inventories inventories;

    private InventoryTown town;

    @BeforeEach
    void aTown() {
        town = new InventoryTown(mvc, identity, "K0100003", "inventory-files", "清单文件局");
    }

    /// @param refused the one sentence that is said
    record Refused(String what, String name, byte[] content, String refused) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refused> refused() {
        var good = new SampleInventory();
        var workbook = good.xlsx();
        return Stream.of(
                csv("empty", "", "文件是空的，请选择有内容的文件。"),
                new Refused("text", "清单.txt", good.csv(), "只接受扩展名为 .xlsx 或 .csv 的文件，请另存为其中一种。"),
                new Refused(
                        "text named xlsx", "清单.xlsx", good.csv(), "扩展名是 .xlsx，内容却是文本。请把扩展名改为 .csv，或用表格软件另存为 .xlsx。"),
                new Refused("workbook named csv", "清单.csv", workbook, "扩展名是 .csv，内容却是 XLSX 工作簿。请把扩展名改为 .xlsx。"),
                new Refused("old workbook", "清单.xls", Arrays.copyOf(OLE, 2048), "这是旧版 .xls 工作簿，请用表格软件另存为 .xlsx。"),
                new Refused("with a password", "清单.xlsx", encrypted(), "文件设有打开密码，请取消密码后另存。"),
                zip("word document", "word/document.xml", "这是 Word 文档，请把表格复制到 .xlsx 或 .csv 文件里。"),
                zip("binary workbook", "xl/workbook.bin", "这是 .xlsb 二进制工作簿，请另存为 .xlsx。"),
                new Refused(
                        "open document",
                        "清单.xlsx",
                        RawWorkbook.zip(Map.of("mimetype", new byte[1], "content.xml", new byte[1])),
                        "这是 .ods 文件，请另存为 .xlsx。"),
                zip("archive", "清单/清单.xlsx", "这是压缩包，不是工作簿。请解压后选择其中的 .xlsx 或 .csv。"),
                csv("pdf", "%PDF-1.7 …", "这是 PDF，请改用 .xlsx 或 .csv。"),
                csv("web page", "\n<HTML><table><tr><td>资源名称", "文件内容是网页，常见于系统导出的“假 Excel”。请用表格软件打开后另存为 .xlsx。"),
                csv("xml", "<?xml version=\"1.0\"?><Workbook/>", "文件内容是 XML 表格，请用表格软件打开后另存为 .xlsx。"),
                new Refused(
                        "utf-16",
                        "清单.csv",
                        "资源名称\t摘要".getBytes(StandardCharsets.UTF_16),
                        "文件是 UTF-16 编码（表格软件里叫“Unicode 文本”），请另存为 CSV UTF-8。"),
                csv("nul", "资源名称,摘要\0", "文件不是文本，含有空字符。请用表格软件另存为 .xlsx 或 CSV UTF-8。"),
                new Refused(
                        "mixed encoding",
                        "清单.csv",
                        joined("信息资源名称,信息资源摘要\n".getBytes(StandardCharsets.UTF_8), new byte[] {'a', (byte) 0xFF, '\n'}),
                        "文件既不是完整的 UTF-8（第 2 行起不符），也不是完整的 GB18030（第 2 行起不符）；可能中途换了编码，请统一编码后重试。"),
                csv("open quote", "信息资源名称,信息资源摘要,领域\n甲,\"登记,公共服务\n乙,丙,丁\n", "第 3 行附近引号不成对或引号后有多余的字；请检查该行的双引号。"),
                csv("too large", "资源名称,摘要\n" + "甲".repeat(3_600_000), "文件超过 10 MB，请分成几个文件。"),
                csv("too wide", "列,".repeat(201) + "列\n", "工作表超过 200 列，请删去右侧多余的列。"),
                // Hostile workbooks.
                new Refused("zip bomb", "清单.xlsx", bomb(), "工作簿解压后超过 96 MB，可能含大量空行或图片。请只保留清单，另存后重试。"),
                new Refused("thousands of parts", "清单.xlsx", manyParts(), "工作簿里的文件过多，不像一张清单。请把清单复制到新工作簿。"),
                raw("address far to the right", "<row><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", "工作表超过 200 列，请删去右侧多余的列。"),
                raw(
                        "address in character references",
                        "<row><c r=\"&#90;&#90;&#90;&#90;&#90;&#90;1\"><v>1</v></c></row>",
                        "工作表超过 200 列，请删去右侧多余的列。"),
                raw("a row without end", "<row>" + "<c/>".repeat(20_000) + "</row>", "工作表超过 200 列，请删去右侧多余的列。"),
                raw(
                        "a cell without end",
                        "<row><c t=\"inlineStr\"><is><t>" + "字".repeat(300_000) + "</t></is></c></row>",
                        "有一个单元格的文字过长，请精简后另存。"),
                raw(
                        "an entity that nobody declared",
                        "<row><c t=\"inlineStr\"><is><t>甲&nope;</t></is></c></row>",
                        "工作簿已损坏或不完整，请用表格软件打开并另存为 .xlsx。"),
                csv("a line of nothing but commas", ",".repeat(3_000_000), "第 1 行附近的一条记录过长，多半是引号不成对，或列太多；请检查该行。"),
                new Refused(
                        "endless shared strings",
                        "清单.xlsx",
                        new RawWorkbook()
                                .sheet("清单", false, "<row><c t=\"s\"><v>900000</v></c></row>")
                                .sharedStrings("<sst>" + "<si><t>甲</t></si>".repeat(1_000_000) + "</sst>")
                                .bytes(),
                        "工作簿里的文字超过 16 MB，不像一张清单。请把清单复制到新工作簿。"),
                raw(
                        "array formulas",
                        RawWorkbook.rows(List.of(List.of("信息资源名称", "更新周期", "信息项名称")))
                                + "<row><c r=\"A1\"><f t=\"array\" ref=\"A1\">1</f><v>1</v></c></row>".repeat(10_001),
                        "工作簿里的公式超过 10000 个。请选中全部单元格，“复制—选择性粘贴—数值”，再上传。"),
                new Refused(
                        "external entity",
                        "清单.xlsx",
                        new RawWorkbook().sheetPart("清单", false, """
                                        <!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>\
                                        <worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t></is></c></row>\
                                        </sheetData></worksheet>""").bytes(),
                        "工作簿已损坏或不完整，请用表格软件打开并另存为 .xlsx。"),
                new Refused(
                        "half a workbook",
                        "清单.xlsx",
                        Arrays.copyOf(workbook, workbook.length / 2),
                        "工作簿已损坏或不完整，请用表格软件打开并另存为 .xlsx。"),
                new Refused("a damaged part", "清单.xlsx", damaged(workbook), "工作簿已损坏或不完整，请用表格软件打开并另存为 .xlsx。"),
                raw("a number that is none", "<row r=\"x\"><c><v>1</v></c></row>", "工作簿已损坏或不完整，请用表格软件打开并另存为 .xlsx。"),
                // Sheets.
                new Refused(
                        "all hidden",
                        "清单.xlsx",
                        new RawWorkbook().sheet("清单", true, "").bytes(),
                        "工作表都被隐藏了，请取消隐藏要导入的工作表。"),
                new Refused(
                        "days from 1904",
                        "清单.xlsx",
                        new RawWorkbook()
                                .datesFrom1904()
                                .sheet("清单", false, RawWorkbook.rows(good.table()))
                                .bytes(),
                        "工作簿用的是 1904 日期系统，日期会差四年。请在表格软件的选项里取消“使用 1904 日期系统”，核对日期后另存。"),
                new Refused(
                        "two inventories",
                        "清单.xlsx",
                        new RawWorkbook()
                                .sheet("一月", false, RawWorkbook.rows(good.table()))
                                .sheet("二月", false, RawWorkbook.rows(good.table()))
                                .bytes(),
                        "第 1 行：工作表“一月”和“二月”都是清单，请只保留一个，或隐藏其余"),
                // Headings and rows.
                csv("no headings", "姓名,电话,住址\n甲,1,2\n", "第 1 行：前 10 行里没有找到表头。请在第一行写列名，如“信息资源名称、摘要、更新周期”，或使用模板"),
                csv("semicolons", "信息资源名称;信息资源摘要;更新周期\n甲;乙;每日\n", "第 1 行：列之间不是用逗号分隔的。请用表格软件另存为“CSV UTF-8（逗号分隔）”"),
                csv("tabs", "信息资源名称\t信息资源摘要\t更新周期\n甲\t乙\t每日\n", "第 1 行：列之间不是用逗号分隔的。请用表格软件另存为“CSV UTF-8（逗号分隔）”"),
                csv(
                        "a heading twice",
                        "信息资源名称,摘要,更新周期,更新频率\n甲,乙,每日,每日\n",
                        "第 1 行：“更新周期”这一列出现了两次（另一处写作“更新频率”），请删去或改名其中一列"),
                csv("headings only", "信息资源名称,摘要,更新周期\n", "第 1 行：表头下面没有数据行，请填写后再上传"),
                csv("nothing but commas", ",,\n,,\n", "第 1 行：表头下面没有数据行，请填写后再上传"),
                csv(
                        "too many rows",
                        "信息资源名称,摘要,更新周期\n" + "甲,乙,每日\n".repeat(20_001),
                        "第 20002 行：超过 20000 行，请分成几个文件分别导入"),
                csv(
                        "a column out of place",
                        "信息资源名称,更新周期,信息项分级,信息项名称\n甲,每日,1,项\n" + ",,#N/A,#REF!\n".repeat(6_000),
                        "第 3 行：一个资源里的错误超过 10000 处，可能整列错位或选错了文件。请先对照模板检查各列"));
    }

    private static Refused csv(String what, String text, String refused) {
        return new Refused(what, "清单.csv", text.getBytes(StandardCharsets.UTF_8), refused);
    }

    private static Refused zip(String what, String part, String refused) {
        return new Refused(what, "清单.xlsx", RawWorkbook.zip(Map.of(part, new byte[1])), refused);
    }

    private static Refused raw(String what, String rows, String refused) {
        return new Refused(
                what, "清单.xlsx", new RawWorkbook().sheet("清单", false, rows).bytes(), refused);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] encrypted() {
        return joined(Arrays.copyOf(OLE, 512), "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] bomb() {
        return RawWorkbook.zip(Map.of("xl/workbook.xml", new byte[1], "xl/media/image1.png", new byte[97 << 20]));
    }

    private static byte[] manyParts() {
        var parts = new LinkedHashMap<String, byte[]>();
        IntStream.range(0, 501).forEach(i -> parts.put("xl/part" + i, new byte[0]));
        return RawWorkbook.zip(parts);
    }

    private static byte[] damaged(byte[] workbook) {
        var bytes = workbook.clone();
        for (int i = 60; i < 90; i++) {
            bytes[i] ^= 0x55;
        }
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a01_it_is_refused_in_one_sentence_and_nothing_is_kept(Refused file) {
        var before = inventories.listInventories(town.agency.code());
        var shown = town.bring(file.name(), file.content());
        assertThat(shown.refused()).containsExactly(file.refused());
        assertThat(inventories.listInventories(town.agency.code())).isEqualTo(before);
    }

    @Test
    void a02_encodings_and_byte_order_marks_are_known_by_the_whole_file() {
        var table = new SampleInventory().set(2, "信息资源摘要", "𠮷祥里登记、镕").table();
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            assertThat(town.bring("清单.csv", SampleInventory.csv(table, charset)).outcomes())
                    .containsExactly("新建草稿");
        }
        var marked = joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, new SampleInventory().csv());
        assertThat(town.bring("清单.CSV", marked).said()).isEmpty();
    }

    @Test
    void a03_titles_above_and_headings_in_two_lines_of_merged_cells() {
        var table = new ArrayList<List<String>>();
        table.add(List.of("青岛市政务数据资源目录（2026 年）"));
        table.add(List.of("填报单位：清单文件局"));
        table.add(List.of("信息资源名称*", "资源摘要（必填）", "共享属性", "", "", "信息项", ""));
        table.add(List.of("", "", "共享类型", "共享范围", "使用用途", "信息项名称", "数据类型"));
        table.add(List.of("甲", "摘要", "有条件共享", "全市", "核验", "姓名", "字符型"));
        table.add(List.of("", "", "", "", "", "住址", "字符型"));
        table.add(List.of("乙", "摘要", "无条件共享", "", "", "名称", "文本"));
        var shown = town.bring("清单.xlsx", SampleInventory.xlsx(table));
        assertThat(shown.lines())
                .extracting(line -> line.lines() + line.outcome() + line.name())
                .containsExactly("5–6新建草稿甲", "7新建草稿乙");
    }

    @Test
    void a04_hidden_sheets_and_unknown_columns_are_passed_over_and_named() {
        var table = new SampleInventory().set(2, "备注", "历史遗留").table();
        var shown = town.bring(
                "清单.xlsx",
                new RawWorkbook()
                        .sheet("旧清单", true, RawWorkbook.rows(table))
                        .sheet("说明", false, RawWorkbook.rows(List.of(List.of("填写说明"))))
                        .sheet("清单", false, RawWorkbook.rows(table))
                        .bytes());
        assertThat(shown.outcomes()).containsExactly("新建草稿");
        assertThat(town.text("/desk/inventory/" + shown.id())).contains("没有读取的列或工作表：备注、旧清单、说明");
    }

    @Test
    void a05_cells_of_a_workbook_keep_their_kind() {
        var table = new SampleInventory()
                .set(2, "保密审查日期", "<c><v>46037</v></c>")
                .set(2, "分级", "<c><v>3</v></c>")
                .set(2, "信息资源摘要", "<c t=\"str\"><f>CONCATENATE(A1,B1)</f><v>合成</v></c>")
                .set(3, "信息项说明", "<c t=\"e\"><v>#N/A</v></c>")
                .set(2, "信息项说明", "<c t=\"b\"><v>1</v></c>")
                .set(2, "批准日期", "<c><v>2026</v></c>")
                .table();
        var shown = town.bring(
                "清单.xlsx",
                new RawWorkbook()
                        .sheet("清单", false, "<row/>" + RawWorkbook.rows(table))
                        .bytes());
        assertThat(shown.said())
                .containsExactlyInAnyOrder(
                        "第 3 行 信息资源摘要（现为“=CONCATENATE(A1,B1)”）：单元格是公式。请选中后“复制—选择性粘贴—数值”，再上传",
                        "第 4 行 信息项说明（现为“#N/A”）：单元格是错误值。请改正公式或直接填写内容",
                        "第 3 行 批准日期（现为“2026”）：看不懂这个日期，请写成 2026-01-15 的样子",
                        "第 3 行 批准人：请填写部门负责人对这一版的批准：由谁、哪天批准");
    }

    @Test
    void a06_a_comma_too_many_and_items_without_end() {
        var spread = new ArrayList<>(new SampleInventory().table());
        var row = new ArrayList<>(spread.get(1));
        row.add("");
        row.add("多出来的");
        spread.set(1, row);
        int width = spread.getFirst().size();
        assertThat(town.bring("清单.csv", SampleInventory.csv(spread, StandardCharsets.UTF_8))
                        .said())
                .containsExactly("第 2 行（现为“多出来的”）：第 " + (width + 2) + " 列有内容，而表头只有 " + width + " 列。可能多了一个逗号，请检查");
        var many = "信息资源名称,更新周期,信息项名称\n甲,每日,项0\n"
                + IntStream.range(1, 1_001).mapToObj(i -> ",,项" + i).collect(Collectors.joining("\n"));
        assertThat(town.bring("清单.csv", many.getBytes(StandardCharsets.UTF_8)).said())
                .contains("第 2 行 信息资源名称（现为“甲”）：有 1001 个数据项，最多 1000 个，请拆成几个资源");
    }

    @Test
    void a07_columns_in_any_order_under_other_names() {
        var table = new SampleInventory().table();
        var turned = table.stream()
                .map(each -> {
                    var copy = new ArrayList<>(each);
                    Collections.reverse(copy);
                    return (List<String>) copy;
                })
                .toList();
        assertThat(town.bring("清单.csv", SampleInventory.csv(turned, StandardCharsets.UTF_8))
                        .said())
                .isEmpty();
        var other = new String(new SampleInventory().csv(), StandardCharsets.UTF_8)
                .replace("信息资源名称", " 目录名称（必填） ")
                .replace("更新周期", "更新频率：")
                .replace("信息项字段名", "英文字段名*");
        assertThat(town.bring("清单.csv", other.getBytes(StandardCharsets.UTF_8)).said())
                .isEmpty();
    }
}
