package org.zhanqiao.demand.collection.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.DeskBrowser.follow;
import static org.zhanqiao.demand.DeskBrowser.look;
import static org.zhanqiao.demand.DeskBrowser.submit;
import static org.zhanqiao.demand.DeskBrowser.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.demand.DeskBrowser;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.FormText;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.protection.Level;

/// A form from its registration to a request instead of a question, in a real browser.
@PlatformTest
@Import(RequestTown.class)
class A01_FormPagesBrowserTest {

    private static final DeskBrowser BROWSER = new DeskBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @Autowired
    private Forms forms;

    @Autowired
    private Entries entries;

    @Autowired
    private Grants grants;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    /// The town's dataset is shared on conditions and nobody holds it; a register of marriages is there that nothing
    /// serves.
    @BeforeEach
    void share() {
        grants.listInForce(List.of(RequestTown.SYSTEM), List.of(RequestTown.SERVICE))
                .forEach(grant -> grants.revoke(grant.id(), "security", "为试验收回"));
        var population = entries.getEntry("308/" + RequestTown.SERVICE);
        if (population.metadata().sharing() instanceof Sharing.Undecided) {
            entries.adopt(
                    RequestTown.PROVIDER,
                    EntryTexts.POPULATION,
                    EntryTexts.whole("结婚登记信息", "结婚登记")
                            .with(List.of(
                                    EntryTexts.idNumber(),
                                    EntryTexts.item("registered_on", "登记日期", DataType.D, Level.L2))),
                    "test");
            var amending = entries.amend(
                    EntryDecision.of(population, "give.officer").because("补全共享属性"),
                    org.zhanqiao.catalog.Change.Cause.OWN,
                    population.changedAt());
            var whole = EntryTexts.whole("常住人口", "常住人口");
            var saved = entries.save(
                    EntryDecision.of(amending, "give.officer"),
                    whole.with(amending.metadata().items().stream()
                                    .map(item -> new org.zhanqiao.catalog.EntryItem(
                                            item.name(),
                                            item.title(),
                                            item.titleEn(),
                                            item.type(),
                                            item.standard(),
                                            item.level(),
                                            "PERSONAL",
                                            item.subject(),
                                            item.description()))
                                    .toList())
                            .with(new EntryMetadata.Grading("18", Level.L4)));
            var submitted = entries.submit(EntryDecision.of(saved, "give.officer"));
            entries.publish(EntryDecision.of(submitted, "request.bureau"));
        }
    }

    private void as(String login, Width width, boolean javaScript, Consumer<Page> work) {
        BROWSER.as(port, login, width, javaScript, work);
    }

    @Test
    void a01_from_pasted_lines_to_a_request_and_a_dismissal_without_javascript() {
        var id = new String[1];
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/forms");
            follow(page, "登记表单");
            page.locator("#lines").fill("姓名\t是\t文本\n出生日期\t也许\t日期");
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("第 2 行", "请写明表单名称", "请选择渠道");
            page.locator("#name").fill("入学报名表");
            page.locator("#matter").fill("义务教育入学");
            page.locator("[name=channel][value=WEB]").check();
            page.locator("#lines").fill("字段名,是否必填,类型\n姓名,是,文本\n出生年月日（必填）,是,日期\n家庭住址,是\n结婚登记日期,否,日期\n联系电话,是\n");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已登记并检查");
            assertThat(text(page))
                    .contains("5 个字段中有 3 个", "同一标准的数据元", "同一项的通常叫法", "数据集名称加数据项名称", "没有它就查不到", "只有申请人知道", "还没有数据服务");
            id[0] = page.url().replaceFirst(".*/(F-[0-9-]+).*", "$1");
            page.locator("[aria-label^='家庭住址']").click();
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("请写明理由");
            page.locator("#because").fill("要的是入学时的实际住处");
            submit(page);
            assertThat(text(page)).contains("5 个字段中有 2 个", "要的是入学时的实际住处", "已认定不是同一项");
            page.locator("main a[href*='service=" + RequestTown.SERVICE + "&']")
                    .first()
                    .click();
            page.locator("#caller").selectOption(RequestTown.SYSTEM);
            submit(page);
            assertThat(page.locator("#matter").inputValue()).isEqualTo("义务教育入学");
            page.navigate(page.url().replace("/why", "/items"));
            assertThat(page.locator("#use-birth_date").inputValue()).isEqualTo("none");
        });
        as("request.bureau", Width.DESKTOP, false, page -> {
            page.navigate("/desk/forms");
            assertThat(text(page)).contains("各部门情况", "市教育局", "入学报名表");
            follow(page, id[0]);
            page.locator("button[aria-label^='撤销']").click();
            assertThat(text(page)).contains("已撤销认定", "5 个字段中有 3 个");
        });
        as(
                "request.stranger",
                Width.DESKTOP,
                false,
                page -> assertThat(page.navigate("/desk/forms/" + id[0]).status())
                        .isEqualTo(404));
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a02_every_page_looks_right_in_both_languages(Width width) {
        var form = forms.register(
                new FormText(
                        "报名表 " + width,
                        "义务教育入学",
                        Channel.APP,
                        List.of(
                                new FormField("儿童姓名", true, FieldKind.TEXT),
                                new FormField("出生日期 & 时刻=几点", true, FieldKind.DATE),
                                new FormField("出生日期", true, FieldKind.DATE),
                                new FormField("现居住地址", true, FieldKind.TEXT),
                                new FormField("结婚登记日期", false, FieldKind.DATE),
                                new FormField("结婚证复印件", true, FieldKind.PAPER),
                                new FormField("状态", true, FieldKind.TEXT),
                                new FormField("联系电话", true, FieldKind.TEXT))),
                town.asker);
        as("ask.officer", width, true, page -> {
            for (var language : new String[] {"zh", "en"}) {
                var name = "forms-" + language + "-" + width;
                page.navigate("/?lang=" + language);
                look(page, "/desk/forms", name + "-list");
                look(page, "/desk/forms/" + form.id(), name + "-one");
                look(page, "/desk/forms/" + form.id() + "/change", name + "-change");
                page.locator("#lines").fill("出生日期,是,日期\n出生日期,是,日期");
                submit(page);
                BrowserSupport.picture(page, name + "-wrong");
                BrowserSupport.looksRight(page);
                assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);
            }
        });
        as("request.bureau", width, true, page -> look(page, "/desk/forms", "forms-bureau-" + width));
    }

    @Test
    void a05_fields_are_read_from_a_file_looked_through_and_then_saved_without_javascript() {
        as("ask.officer", Width.DESKTOP, false, page -> {
            page.navigate("/desk/forms/new");
            page.locator("#name").fill("落户申请表");
            page.locator("#matter").fill("落户");
            page.locator("[name=channel][value=WINDOW]").check();
            file(page, "fields.pdf", "%PDF-1.7");
            assertThat(page.locator(".zq-errors").textContent()).contains("这是 PDF");
            assertThat(page.locator("#name").inputValue()).isEqualTo("落户申请表");
            file(page, "fields.csv", "姓名,是,文本\n出生日期,大概,日期\n");
            assertThat(page.locator(".zq-errors").textContent()).contains("第 2 行");
            file(page, "fields.txt", "姓名,是,文本\n出生日期,是,日期\n");
            assertThat(text(page)).contains("已从文件读入 2 个字段，还没有保存");
            assertThat(page.locator("#lines").inputValue()).contains("出生日期,是,日期");
            assertThat(page.locator("[name=channel][value=WINDOW]").isChecked()).isTrue();
            BrowserSupport.picture(page, "forms-file-read");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已登记并检查");
            assertThat(text(page)).contains("落户申请表", "出生日期");
        });
    }

    private static void file(Page page, String name, String content) {
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
        submit(page);
    }

    /// Lines as people type and paste them: what is read of them, or what is wrong.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "姓名 | 姓名 false TEXT",
                "姓名，是 | 姓名 true TEXT",
                "'出生日期,必填,日期' | 出生日期 true DATE",
                "'\"住址,含门牌\",否' | 住址,含门牌 false TEXT",
                "'Photo,yes,paper' | Photo true PAPER",
                "'姓名,是,文本,多余' | demand.form.wrong.line",
                "'姓名,大概' | demand.form.wrong.line",
                "'姓名,是,图片' | demand.form.wrong.line",
                "'\"姓名,是' | demand.form.wrong.quotes",
            })
    void a03_a_line_is_read_or_named(String line, String expected) {
        var read = FormLines.read(line);
        var said = read.errors().isEmpty()
                ? read.fields().stream()
                        .map(field -> field.label() + " " + field.mandatory() + " " + field.kind())
                        .findFirst()
                        .orElse("")
                : read.errors().getFirst().messageKey();
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void a04_what_is_written_is_read_again() {
        var fields = List.of(
                new FormField("住址,含“门牌”\"号\"", true, FieldKind.TEXT),
                new FormField("出生日期", false, FieldKind.DATE),
                new FormField("户口簿", true, FieldKind.PAPER));
        assertThat(FormLines.read(FormLines.write(fields)).fields()).isEqualTo(fields);
    }
}
