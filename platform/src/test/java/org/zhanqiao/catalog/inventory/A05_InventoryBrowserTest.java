package org.zhanqiao.catalog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// An officer brings an inventory, sees line by line what would happen, mends, and imports; in a real browser.
@PlatformTest
class A05_InventoryBrowserTest {

    private static final String PASSWORD = "inventory desk password";
    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @TempDir
    private Path dir;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeEach
    void people() {
        if (identity.findAgencyById("inventory-desk").isEmpty()) {
            var agency = EntryTexts.agency(identity, "K0300001", "inventory-desk", "市海洋测试局");
            identity.registerPerson(new NewPerson(
                            "inventory.officer", "周专员", agency.code(), Roles.of(Role.DATA_OFFICER), PASSWORD, null))
                    .orThrow();
        }
    }

    private Page signedIn(BrowserContext visitor) {
        var page = visitor.newPage();
        BrowserSupport.signIn(page, "inventory.officer", PASSWORD);
        return page;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(dir.resolve(name), content);
    }

    private static void upload(Page page, Path file) {
        page.navigate("/desk/inventory");
        page.locator("#file").setInputFiles(file);
        page.locator("form[enctype] button").click();
    }

    /// Two datasets, of which the second is wrong.
    private static SampleInventory inventory(String name) {
        return new SampleInventory()
                .set(2, "信息资源名称", name)
                .set(2, "数源事项", name)
                .set(3, "信息项名称", "联系电话")
                .repeat(2, 4)
                .set(4, "信息资源名称", name + "变更")
                .set(4, "数源事项", name + "变更")
                .set(4, "更新周期", "每旬")
                .set(4, "批准日期", "2026-02-30")
                .set(4, "领域", "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a01_a_file_is_tried_out_mended_and_imported(boolean javaScript) throws IOException {
        var name = "渔船登记" + javaScript;
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, javaScript)) {
            var page = signedIn(visitor);
            page.navigate("/agency/catalog");
            page.locator("main a[href='/desk/inventory']").click();
            page.locator("form[enctype] button").click();
            assertThat(page.locator(".zq-errors").textContent()).contains("请选择清单文件");

            upload(page, file("清单.xlsx", inventory(name).xlsx()));
            assertThat(page.locator("h1").textContent()).isEqualTo("试算结果");
            assertThat(page.locator("main").textContent())
                    .contains("这是试算，目录没有任何变化。", "将写入 1 条草稿", "有误的 1 个资源不导入", "第 4 行 批准日期（现为“2026-02-30”）：没有这一天，请核对月和日");
            page.locator("main a:has-text('有误 1')").click();
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            page.locator("form[action^='/desk/inventory/'] button.zq-button").click();
            assertThat(page.locator(".zq-done").textContent()).contains("写入 1 条草稿");
            page.navigate(page.url().replaceFirst("\\?.*", ""));
            page.locator("tbody a").first().click();
            assertThat(page.locator("main").textContent()).contains(name, "草稿");

            var mended = inventory(name)
                    .set(4, "更新周期", "每月")
                    .set(4, "批准日期", "2026-02-28")
                    .set(4, "领域", "公共服务");
            upload(page, file("改好的清单.csv", mended.csv()));
            assertThat(page.locator("main").textContent()).contains("没有变化 1", "新建草稿 1", "导入全部 1 条");
            page.locator("form[action^='/desk/inventory/'] button.zq-button").click();
            assertThat(page.locator(".zq-done").textContent()).contains("周专员 于");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a02_the_pages_look_right(Width width) throws IOException {
        try (var visitor = BROWSER.visitor(port, width, true)) {
            var page = signedIn(visitor);
            var name = "海域使用" + width;
            upload(page, file("说明.txt", new byte[] {'a'}));
            assertThat(page.locator(".zq-errors").textContent()).contains("只接受扩展名为 .xlsx 或 .csv 的文件");
            BrowserSupport.picture(page, "inventory-refused-" + width);
            BrowserSupport.looksRight(page);

            upload(page, file("海域清单.csv", inventory(name).csv()));
            page.locator("main summary").first().click();
            page.locator("main summary").last().click();
            BrowserSupport.picture(page, "inventory-dry-run-" + width);
            BrowserSupport.looksRight(page);
            page.locator("form[action^='/desk/inventory/'] button.zq-button").click();
            BrowserSupport.picture(page, "inventory-result-" + width);
            BrowserSupport.looksRight(page);

            page.navigate("/desk/inventory");
            page.locator("main summary").last().click();
            BrowserSupport.picture(page, "inventory-home-" + width);
            BrowserSupport.looksRight(page);
            assertThat(BrowserSupport.bytes(page)).isLessThan(300_000);

            page.navigate("/desk/inventory?lang=en");
            BrowserSupport.picture(page, "inventory-english-" + width);
            assertThat(page.locator("h1").textContent()).isEqualTo("Inventory in and out");
            page.navigate("/desk/inventory?lang=zh");
        }
    }

    /// Larger than the page allows, and larger than a server reads by itself before it hangs up.
    @ParameterizedTest
    @ValueSource(ints = {34, 45})
    void a03_a_file_that_is_too_large_is_told_so(int megabytes) throws IOException {
        try (var visitor = BROWSER.visitor(port, Width.PHONE, true)) {
            var page = signedIn(visitor);
            upload(page, file("清单.csv", new byte[megabytes << 20]));
            assertThat(page.locator("h1").textContent()).isEqualTo("文件太大");
            assertThat(page.locator("main").textContent()).contains("没有接收，也没有保存", "拆成几个文件再上传");
            BrowserSupport.picture(page, "inventory-too-large");
            BrowserSupport.looksRight(page);
        }
    }

    @Test
    void a04_what_is_downloaded_has_a_name_and_opens_again() throws IOException {
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = signedIn(visitor);
            page.navigate("/desk/inventory");
            var download = page.waitForDownload(
                    () -> page.locator("a[href='/desk/inventory/template.csv']").click());
            assertThat(download.suggestedFilename()).isEqualTo("目录清单模板.csv");
            assertThat(new String(Files.readAllBytes(download.path()), StandardCharsets.UTF_8))
                    .startsWith("\uFEFF信息资源代码,信息资源名称,");
        }
    }
}
