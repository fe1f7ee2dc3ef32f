package org.zhanqiao.catalog.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Change;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.Followers;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// An officer writes an entry, the bureau returns it, then publishes it; whoever follows it is told; in a real browser.
@PlatformTest
class B01_EntryDeskBrowserTest {

    private static final String PASSWORD = "catalog desk password";
    private static final BrowserSupport BROWSER = BrowserSupport.start();

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private Entries entries;

    @Autowired
    private Followers followers;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @BeforeEach
    void people() {
        if (identity.findAgencyById("entry-desk").isEmpty()) {
            var agency = EntryTexts.agency(identity, "D0100001", "entry-desk", "市档案测试局")
                    .code();
            person("entry.officer", "张专员", agency, Role.DATA_OFFICER);
            person("entry.other", "李专员", agency, Role.DATA_OFFICER);
            person("entry.bureau", "王审核", null, Role.BUREAU);
        }
    }

    private void person(String login, String name, @org.jspecify.annotations.Nullable String agency, Role role) {
        identity.registerPerson(new NewPerson(login, name, agency, Roles.of(role), PASSWORD, null))
                .orThrow();
    }

    private String agency() {
        return identity.findAgencyById("entry-desk").map(Agency::code).orElseThrow();
    }

    private Page signedIn(com.microsoft.playwright.BrowserContext visitor, String login) {
        var page = visitor.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        BrowserSupport.signIn(page, login, PASSWORD);
        return page;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void b01_an_entry_is_written_returned_mended_and_published(boolean javaScript) {
        var name = "婚姻登记档案" + javaScript;
        try (var officer = BROWSER.visitor(port, Width.DESKTOP, javaScript);
                var bureau = BROWSER.visitor(port, Width.DESKTOP, javaScript)) {
            var page = signedIn(officer, "entry.officer");
            page.navigate("/agency/catalog");
            page.locator("main a.zq-button").first().click();
            submit(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("请填写名称");
            page.locator("#name").fill(name);
            submit(page);
            var code = page.url().replaceFirst(".*/agency/catalog/(.*)/edit/.*", "$1");
            assertThat(code).matches("308\\d{3}/\\d{5}");

            next(page);
            assertThat(page.locator(".zq-errors li").allTextContents())
                    .anyMatch(text -> text.contains("摘要"))
                    .anyMatch(text -> text.contains("数据来源"));
            page.locator("#description").fill("婚姻登记机关登记的结婚和离婚档案。");
            page.locator("[name=truth][value=SOURCE]").check();
            page.locator("#thing").fill("婚姻登记档案" + javaScript);
            next(page);

            page.locator("[name=item-0-name]").fill("id_number");
            page.locator("[name=item-0-title]").fill("公民身份号码");
            page.locator("[name=item-0-type]").selectOption("C");
            page.locator("[name=item-0-level]").selectOption("L3");
            page.locator("[name=item-0-category]").selectOption("PERSONAL");
            page.locator("[name=item-0-subject]").selectOption("RESIDENT_ID");
            page.locator("button[value=more]").click();
            assertThat(page.locator("[name=item-0-name]").inputValue()).isEqualTo("id_number");
            next(page);

            page.locator("[name=shareType][value=WITHHELD]").check();
            page.locator("#withheldReason").fill("数据敏感");
            page.locator("[name=basisKind-0]").selectOption("SENSITIVE");
            page.locator("[name=openType][value=DISALLOWED]").check();
            next(page);
            assertThat(page.locator(".zq-errors").textContent()).contains("“敏感”不是不予共享的依据", "改为有条件共享");
            assertThat(page.locator("#withheldReason").inputValue()).isEqualTo("数据敏感");
            page.locator("[name=shareType][value=CONDITIONAL]").check();
            page.locator("#scope").fill("本市各级政务部门");
            page.locator("#use").fill("办理出生登记");
            next(page);

            page.locator("[name=modes][value=INTERFACE]").check();
            page.locator("[name=formats][value=TABLE]").check();
            page.locator("#cycle").selectOption("DAILY");
            page.locator("#network").selectOption("GOVERNMENT");
            next(page);

            grading(page, "L2");
            assertThat(page.locator(".zq-errors").textContent()).contains("低于数据项“公民身份号码”的 3 级");
            grading(page, "L3");
            assertThat(page.locator("main").textContent()).contains("2 个工作日内", "办理出生登记");
            submit(page);
            assertThat(page.locator(".zq-done").textContent()).contains("已提交");

            var desk = signedIn(bureau, "entry.bureau");
            desk.navigate("/bureau/catalog/reviews?q=" + code);
            desk.locator("main tbody a").click();
            desk.locator(".zq-ways a").last().click();
            submit(desk);
            assertThat(desk.locator(".zq-errors").textContent()).contains("请写明原因");
            desk.locator("#because").fill("请写清登记机关");
            submit(desk);
            assertThat(desk.locator(".zq-done").textContent()).contains("已退回");

            page.navigate("/catalog/entries/" + code);
            assertThat(page.locator("main").textContent()).contains("请写清登记机关", "王审核");
            page.locator(".zq-ways a.zq-button").first().click();
            page.locator("#description").fill("各区婚姻登记处登记的结婚和离婚档案。");
            next(page);
            page.navigate("/catalog/entries/" + code + "/acts/submit");
            submit(page);

            desk.navigate("/bureau/catalog/reviews/" + code);
            desk.locator(".zq-ways form button").click();
            assertThat(desk.locator(".zq-done").textContent()).contains("已发布");
            assertThat(entries.getEntry(code).version()).isEqualTo(1);
        }
    }

    private static void grading(Page page, String level) {
        page.locator("#field").selectOption("18");
        page.locator("#level").selectOption(level);
        page.locator("#secrecyOutcome").selectOption("CLEAR");
        page.locator("#secrecyBy").fill("保密工作小组");
        page.locator("#secrecyOn").fill("2026-01-15");
        page.locator("#privacyOutcome").selectOption("CONTROLLED");
        page.locator("#privacyBy").fill("数据安全科");
        page.locator("#privacyOn").fill("2026-01-16");
        page.locator("#approvalBy").fill("局长 赵某");
        page.locator("#approvalOn").fill("2026-01-17");
        next(page);
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").last().click();
    }

    private static void next(Page page) {
        page.locator("main form button[value=next]").click();
    }

    private Entry amended(String name) {
        var draft = entries.begin(agency(), EntryTexts.POPULATION, name, "entry.officer");
        var saved = entries.save(EntryDecision.of(draft, "entry.officer"), EntryTexts.whole(name, name));
        var published = entries.publish(
                EntryDecision.of(entries.submit(EntryDecision.of(saved, "entry.officer")), "entry.bureau"));
        followers.follow(
                published.code(),
                identity.findPersonByLogin("entry.bureau").orElseThrow().id());
        followers.followThrough(published.code(), agency(), "G-2026-000001");
        var amending = entries.amend(
                EntryDecision.of(published, "entry.officer").because("户籍登记办法第三条修改"),
                Change.Cause.LAW,
                java.time.Instant.parse("2026-03-02T00:00:00Z"));
        var text = EntryTexts.whole(name, name);
        var wider = text.with(List.of(
                        EntryTexts.idNumber(),
                        EntryTexts.item(
                                "phone", "联系电话", org.zhanqiao.catalog.DataType.C, org.zhanqiao.protection.Level.L3)))
                .with(new org.zhanqiao.catalog.EntryMetadata.Supply(
                        List.of("TABLE"), "MONTHLY", "GOVERNMENT", List.of("INTERFACE", "FILE")));
        return entries.submit(
                EntryDecision.of(entries.save(EntryDecision.of(amending, "entry.officer"), wider), "entry.officer"));
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void b02_every_page_looks_right_in_both_languages(Width width) {
        var inReview = amended("待审修订" + width);
        var twice = entries.publish(EntryDecision.of(amended("两版" + width), "entry.bureau"));
        var draft = entries.begin(agency(), EntryTexts.POPULATION, "草稿" + width, "entry.officer");
        try (var officer = BROWSER.visitor(port, width, true);
                var bureau = BROWSER.visitor(port, width, true)) {
            var page = signedIn(officer, "entry.officer");
            var desk = signedIn(bureau, "entry.bureau");
            for (var language : new String[] {"zh", "en"}) {
                var name = "catalog-" + language + "-" + width;
                page.navigate("/?lang=" + language);
                look(page, "/agency/catalog", name + "-mine");
                look(page, "/agency/catalog/gaps", name + "-gaps");
                look(page, "/agency/catalog/new", name + "-new");
                for (var step : EditStep.values()) {
                    look(page, EntryAddress.edit(draft.code(), step), name + "-edit-" + step.text());
                    next(page);
                    BrowserSupport.picture(page, name + "-edit-" + step.text() + "-wrong");
                    BrowserSupport.looksRight(page);
                }
                look(page, EntryAddress.act(draft.code(), EntryChoice.SUBMIT), name + "-submit");
                look(page, EntryAddress.act(twice.code(), EntryChoice.AMEND), name + "-amend");
                page.locator("#decision button").last().click();
                assertThat(page.locator(".zq-errors a[href='#cause']").count()).isEqualTo(1);
                look(page, EntryAddress.entry(twice.code()), name + "-entry");
                look(page, EntryAddress.compare(twice.code(), 1, 2), name + "-compare");
                look(page, "/inbox", name + "-inbox");
                desk.navigate("/?lang=" + language);
                look(desk, "/bureau/catalog/reviews", name + "-reviews");
                look(desk, EntryAddress.review(inReview.code()), name + "-review");
                look(desk, EntryAddress.act(twice.code(), EntryChoice.WITHDRAW), name + "-withdraw");
                assertThat(BrowserSupport.bytes(desk)).isLessThan(300_000);
            }
            assertThat(page.locator("main").textContent()).contains("G-2026-000001");
        }
    }

    private static void look(Page page, String path, String name) {
        page.navigate(path);
        BrowserSupport.picture(page, name);
        BrowserSupport.looksRight(page);
    }

    @Test
    void b03_of_two_officers_the_second_keeps_what_was_typed_and_reads_who_was_first() {
        var draft = entries.begin(agency(), EntryTexts.POPULATION, "两人同改", "entry.officer");
        try (var first = BROWSER.visitor(port, Width.DESKTOP, true);
                var second = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var one = signedIn(first, "entry.officer");
            var two = signedIn(second, "entry.other");
            one.navigate(EntryAddress.edit(draft.code(), EditStep.NAMING));
            two.navigate(EntryAddress.edit(draft.code(), EditStep.NAMING));
            one.locator("#name").fill("先改");
            next(one);
            two.locator("#name").fill("后改");
            next(two);
            assertThat(two.locator(".zq-errors").textContent()).contains("张专员", "保存");
            assertThat(two.locator("#name").inputValue()).isEqualTo("后改");
            assertThat(entries.getEntry(draft.code()).name()).isEqualTo("先改");
            next(two);
            assertThat(entries.getEntry(draft.code()).name()).isEqualTo("后改");
        }
    }

    @Test
    void b04_a_draft_is_seen_by_its_agency_and_the_bureau_only_and_a_tombstone_stays() {
        var stranger = EntryTexts.agency(identity, "D0100002", "entry-desk-other", "市外局")
                .code();
        person("entry.stranger", "外人", stranger, Role.DATA_OFFICER);
        var draft = entries.begin(agency(), EntryTexts.POPULATION, "别人看不到", "entry.officer");
        var gone = entries.publish(EntryDecision.of(amended("将撤销"), "entry.bureau"));
        entries.withdraw(EntryDecision.of(gone, "entry.bureau").because("职责划转"), "");
        try (var visitor = BROWSER.visitor(port, Width.DESKTOP, true)) {
            var page = signedIn(visitor, "entry.stranger");
            assertThat(page.navigate(EntryAddress.entry(draft.code())).status()).isEqualTo(404);
            assertThat(page.navigate(EntryAddress.edit(gone.code(), EditStep.NAMING))
                            .status())
                    .isEqualTo(404);
            page.navigate(EntryAddress.entry(gone.code()));
            assertThat(page.locator(".zq-notice").textContent()).contains("王审核", "职责划转");
            assertThat(Optional.of(page.locator("main table").count())).contains(1);
        }
    }
}
