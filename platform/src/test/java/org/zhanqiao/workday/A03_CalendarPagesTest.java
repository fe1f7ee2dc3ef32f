package org.zhanqiao.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

@PlatformTest
class A03_CalendarPagesTest {

    private static final BrowserSupport BROWSER = BrowserSupport.start();
    private static final String PASSWORD = "calendar-7-pages";

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a01_staff_look_and_the_system_administrator_loads(Role role) throws Exception {
        boolean staff = role != Role.CITIZEN && role != Role.ENTERPRISE && role != Role.RESEARCHER;
        mvc.perform(get("/desk/calendar").with(SignInAs.a(role))).andExpect(status().is(staff ? 200 : 403));
        mvc.perform(get("/desk/calendar/load").with(SignInAs.a(role)))
                .andExpect(status().is(role == Role.SYSTEM_ADMIN ? 200 : 403));
    }

    @Test
    void a02_a_deadline_is_reckoned_on_the_page() throws Exception {
        mvc.perform(get("/desk/calendar?from=2026-09-28&days=10").with(SignInAs.a(Role.BUREAU)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("国庆节调休上班，计第 5 个工作日")))
                .andExpect(content().string(Matchers.containsString("截止：2026年10月16日（周五） 24:00")));
        mvc.perform(get("/desk/calendar?from=28.9.&days=0").with(SignInAs.a(Role.BUREAU)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("请填写收到日期")))
                .andExpect(content().string(Matchers.containsString("1 至 500 的整数")));
        mvc.perform(get("/desk/calendar?from=%2B999999999-12-31&days=500&year=9999")
                        .with(SignInAs.a(Role.BUREAU)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void a03_wrong_lines_are_shown_by_number_and_nothing_typed_is_lost() throws Exception {
        mvc.perform(post("/desk/calendar/load")
                        .param("year", "2120")
                        .param("source", "测试通知")
                        .param("lines", "2120-01-01,放假,元旦\n2120-01-02,休,<b>")
                        .with(csrf())
                        .with(SignInAs.a(Role.SYSTEM_ADMIN)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("第 2 行")))
                .andExpect(content().string(Matchers.containsString("2120-01-02,休,&lt;b&gt;")));
    }

    @Test
    void a04_a_year_is_loaded_in_a_browser() {
        identity.registerPerson(
                        new NewPerson("calendar.admin", "日历管理员", null, Roles.of(Role.SYSTEM_ADMIN), PASSWORD, null))
                .orThrow();
        for (var width : Width.values()) {
            try (var visitor = BROWSER.visitor(port, width, true)) {
                int year = width == Width.DESKTOP ? 2130 : 2131;
                var page = visitor.newPage();
                BrowserSupport.signIn(page, "calendar.admin", PASSWORD);
                page.navigate("/desk/calendar?from=2026-09-28&days=10");
                BrowserSupport.looksRight(page);
                BrowserSupport.picture(page, "calendar-" + width);
                page.navigate("/desk/calendar/load?year=" + year);
                page.locator("#source").fill("国办发明电测试");
                page.locator("#lines").fill(year + "-01-01/" + year + "-01-02,放假,元旦");
                page.locator("main form button").last().click();
                assertThat(page.locator("main table tbody tr").count()).isEqualTo(2);
                BrowserSupport.looksRight(page);
                BrowserSupport.picture(page, "calendar-check-" + width);
                page.locator("button[name=confirmed]").click();
                assertThat(page.locator(".zq-done").textContent()).contains(year + " 年的放假安排已经生效");
                assertThat(page.locator("main table tbody tr").count()).isEqualTo(1);
            }
        }
    }
}
