package org.zhanqiao.catalog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.Assessment;
import org.zhanqiao.catalog.Change;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.LegalBasis;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.tabular.RawWorkbook;
import org.zhanqiao.web.ListQuery;

/// What is exported and imported again changes nothing; what somebody changed on the way changes just that.
@PlatformTest
class A03_RoundTripTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Entries entries;

    private Entry begin(InventoryTown town, EntryMetadata text) {
        return entries.begin(town.agency.code(), EntryTexts.POPULATION, text, "officer");
    }

    private static EntryDecision decision(Entry entry) {
        return EntryDecision.of(entry, "officer").because("完善");
    }

    private Entry published(InventoryTown town, EntryMetadata text) {
        return entries.publish(decision(entries.submit(decision(begin(town, text)))));
    }

    /// An agency with an entry in every state, and texts that spreadsheets like to spoil.
    private InventoryTown town(String number, String id) {
        var town = new InventoryTown(mvc, identity, number, id, "清单往返" + id);
        var whole = EntryTexts.whole("往返甲" + id, "往返甲" + id);
        var first = published(town, whole);
        entries.amend(
                decision(published(town, EntryTexts.whole("往返乙" + id, "往返乙" + id))),
                Change.Cause.OWN,
                first.changedAt());
        entries.submit(decision(begin(town, EntryTexts.whole("往返丙" + id, "往返丙" + id))));
        entries.withdraw(decision(published(town, EntryTexts.whole("往返丁" + id, "往返丁" + id))), "");
        entries.begin(town.agency.code(), EntryTexts.POPULATION, "只有名称" + id, "officer");
        begin(town, odd(id, first.code()));
        begin(town, withheld(id));
        return town;
    }

    private static EntryMetadata odd(String id, String other) {
        return new EntryMetadata(
                new EntryMetadata.Naming(
                        "=1+1 " + id,
                        "第一行\r\n第二行，“引号”,\"双\"；分号\t制表  \n",
                        List.of("201000", "101000"),
                        List.of(other),
                        new Truth(Truth.Origin.DRAWN, "从前写过的事项", other)),
                List.of(
                        new EntryItem("no_title", "", "", null, "", null, "", DataItem.Subject.NONE, "-1；'=前导"),
                        new EntryItem(
                                "",
                                "没有字段名",
                                "'quoted'",
                                DataType.G,
                                "GB/T 1",
                                Level.L1,
                                "不在表里的词",
                                DataItem.Subject.USCC,
                                "无")),
                new Sharing.Conditional(" 前后有空白 ", "/"),
                new EntryMetadata.Opening("CONDITIONAL", "'+申请"),
                new EntryMetadata.Supply(List.of("API", "TABLE"), "HALF_YEARLY", "", List.of("FILE", "BATCH")),
                new EntryMetadata.Grading("", Level.L4),
                new Assessment("甲", null, ""),
                new Assessment("", LocalDate.of(2024, 2, 29), "TOO_RISKY"),
                new Approval("", LocalDate.of(1999, 12, 31)));
    }

    private static EntryMetadata withheld(String id) {
        return EntryTexts.whole("不共享" + id, "不共享" + id)
                .with(
                        new Sharing.Withheld(
                                "统计调查中获得的单个对象的资料",
                                List.of(
                                        new LegalBasis(LegalBasis.Kind.LAW, "《中华人民共和国统计法》", "第九条；第二十五条"),
                                        new LegalBasis(LegalBasis.Kind.OTHER, "第三条在前的名称", ""),
                                        new LegalBasis(LegalBasis.Kind.POLICY, "《通知》", "没有条"))),
                        new EntryMetadata.Opening("DISALLOWED", "从前写过的条件"));
    }

    private Map<String, Entry> standing(InventoryTown town) {
        var all = new HashMap<String, Entry>();
        entries.listEntries(EntryFilter.of(town.agency.code()), new ListQuery("", "", false, 1, ListQuery.LARGEST_SIZE))
                .rows()
                .forEach(entry -> all.put(entry.code(), entry));
        return all;
    }

    @Test
    void a01_an_export_comes_back_unchanged_in_both_formats_and_encodings() {
        var town = town("K0100004", "trip-a");
        var before = standing(town);
        var csv = town.download("/desk/inventory.csv");
        var utf8 = new String(csv, StandardCharsets.UTF_8);
        assertThat(utf8).doesNotContain("往返丁").contains("往返甲", "只有名称");
        var files = Map.of(
                "清单.csv", csv,
                "清单二.csv", utf8.substring(1).getBytes(Charset.forName("GB18030")),
                "清单.xlsx", town.download("/desk/inventory.xlsx"));
        files.forEach((name, content) -> assertThat(town.bring(name, content).outcomes())
                .as(name)
                .containsExactly("没有变化", "没有变化", "没有变化", "没有变化", "没有变化", "没有变化"));
        assertThat(standing(town)).isEqualTo(before);
    }

    @Test
    void a02_what_was_changed_on_the_way_changes_just_that() {
        var town = town("K0100005", "trip-b");
        var before = standing(town);
        var changed = new String(town.download("/desk/inventory.csv"), StandardCharsets.UTF_8)
                .replace("登记在册人员的基本情况。", "登记在册人员的基本情况，每日更新。");
        var shown = town.bring("改过的清单.csv", changed.getBytes(StandardCharsets.UTF_8));
        assertThat(shown.outcomes()).containsExactly("新版本草稿", "修改草稿", "有误", "没有变化", "没有变化", "修改草稿");
        assertThat(shown.said()).anyMatch(said -> said.contains("正在审核，不能修改"));
        assertThat(standing(town)).isEqualTo(before);
        assertThat(town.text("/desk/inventory/" + shown.id()))
                .contains("改动 1 处", "<dt>摘要</dt><dd>登记在册人员的基本情况。 → 登记在册人员的基本情况，每日更新。</dd>");
        assertThat(town.text("/desk/inventory/" + shown.id() + "/result.csv"))
                .contains("新版本草稿；摘要：登记在册人员的基本情况。 → 登记在册人员的基本情况，每日更新。");

        assertThat(town.importShown(shown, true, "officer.one").getStatus()).isEqualTo(303);
        var after = standing(town);
        before.forEach((code, entry) -> {
            var now = java.util.Objects.requireNonNull(after.get(code));
            boolean touched = entry.metadata().naming().description().equals("登记在册人员的基本情况。")
                    && !entry.state().inReview()
                    && entry.state() != EntryState.WITHDRAWN;
            var naming = entry.metadata().naming();
            var expected = touched
                    ? entry.metadata()
                            .with(new EntryMetadata.Naming(
                                    naming.name(),
                                    "登记在册人员的基本情况，每日更新。",
                                    naming.otherClasses(),
                                    naming.related(),
                                    naming.truth()))
                    : entry.metadata();
            // What is in force was approved as it is; its next version is approved anew.
            boolean unapproved = touched && entry.state() == EntryState.PUBLISHED;
            assertThat(now.metadata())
                    .as(entry.name())
                    .isEqualTo(
                            unapproved
                                    ? expected.with(expected.secrecy(), expected.privacy(), new Approval("", null))
                                    : expected);
            assertThat(now.version()).as(entry.name()).isEqualTo(entry.version());
            if (touched && entry.state() == EntryState.PUBLISHED) {
                assertThat(now.state()).isEqualTo(EntryState.AMENDING);
                assertThat(now.findChange().orElseThrow().because()).isEqualTo("目录清单导入：改过的清单.csv");
            }
        });
        var again = town.bring("清单.xlsx", town.download("/desk/inventory.xlsx"));
        assertThat(again.outcomes()).containsOnly("没有变化");
        assertThat(town.bring("改过的清单.csv", changed.getBytes(StandardCharsets.UTF_8))
                        .outcomes())
                .containsExactly("没有变化", "没有变化", "有误", "没有变化", "没有变化", "没有变化");
    }

    @Test
    void a03_a_column_that_is_not_there_leaves_what_was_stated_and_an_empty_cell_empties() {
        var town = new InventoryTown(mvc, identity, "K0100006", "trip-c", "清单往返丙局");
        var entry = begin(town, EntryTexts.whole("只改周期", "只改周期"));
        var shown = town.bring("周期.csv", "目录名称,更新频率,领域\n只改周期,每月,\n".getBytes(StandardCharsets.UTF_8));
        assertThat(shown.said()).containsExactly("第 2 行 领域：请选择领域");
        town.importShown(shown, false, "officer.one");
        var now = entries.getEntry(entry.code()).metadata();
        var supply = entry.metadata().supply();
        assertThat(now)
                .isEqualTo(entry.metadata()
                        .with(new EntryMetadata.Supply(supply.formats(), "MONTHLY", supply.network(), supply.modes()))
                        .with(new EntryMetadata.Grading("", Level.L3)));
    }

    @Test
    void a04_the_template_holds_an_example_that_is_refused_until_it_is_replaced() {
        var town = new InventoryTown(mvc, identity, "K0100007", "trip-d", "清单往返丁局");
        for (var format : List.of("xlsx", "csv")) {
            var shown = town.bring("模板." + format, town.download("/desk/inventory/template." + format));
            assertThat(shown.said()).containsExactly("第 2 行 信息资源名称（现为“法人登记信息（示例）”）：这是模板里的示例。请换成真实内容，或删去这几行");
        }
        var mended =
                new String(town.download("/desk/inventory/template.csv"), StandardCharsets.UTF_8).replace("（示例）", "");
        assertThat(town.bring("模板.csv", mended.getBytes(StandardCharsets.UTF_8)).lines())
                .containsExactly(new InventoryTown.Line("2–3", "新建草稿", "法人登记信息", List.of()));
    }

    @Test
    void a05_the_file_with_remarks_can_be_mended_and_brought_again() {
        var town = new InventoryTown(mvc, identity, "K0100008", "trip-e", "清单往返戊局");
        var table = new ArrayList<>(new SampleInventory()
                .set(2, "更新周期", "每旬")
                .set(2, "批准日期", "<c><v>46037</v></c>")
                .table());
        var shown = town.bring(
                "清单.xlsx",
                new RawWorkbook().sheet("清单", false, RawWorkbook.rows(table)).bytes());
        var remarks =
                new String(town.download("/desk/inventory/" + shown.id() + "/result.csv"), StandardCharsets.UTF_8);
        assertThat(remarks).contains("导入结果", "有误；更新周期：不认识“每旬”", ",2026-01-15,");
        var mended = remarks.replace(",每旬,", ",每月,").getBytes(StandardCharsets.UTF_8);
        assertThat(town.bring("清单.csv", mended).lines())
                .containsExactly(new InventoryTown.Line("2–3", "新建草稿", "人员登记", List.of()));
        assertThat(town.bring("清单.xlsx", town.download("/desk/inventory/" + shown.id() + "/result.xlsx"))
                        .said())
                .hasSize(1);
    }
}
