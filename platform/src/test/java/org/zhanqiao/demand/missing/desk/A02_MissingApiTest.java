package org.zhanqiao.demand.missing.desk;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDecision;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.Need;
import org.zhanqiao.identity.Role;
import org.zhanqiao.proceeding.Ladder;

/// Missing data for programs, as their pages show them.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_MissingApiTest {

    private static final String LIST = "/api/v1/missing";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private MissingData missing;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Ladder ladder;

    private MissingDataset assign(MissingDataset stated) {
        return missing.act(
                new MissingDecision(
                        stated.id(),
                        stated.version(),
                        MissingActKind.ASSIGN,
                        "按职责办理",
                        new MissingDetail.Duty(RequestTown.PROVIDER, "《户口登记条例》第三条", LocalDate.of(2026, 3, 9))),
                town.bureau);
    }

    @Test
    void a01_what_is_missing_who_needs_it_and_what_was_done_is_given() throws Exception {
        clock.setDay("2026-03-02");
        var stated = missing.state(
                "窗口等候时长", new Need.Text(List.of("取号时间", "叫号时间"), "错峰安排", "错峰预约", "等候证明", "《政务服务条例》第八条"), town.asker);
        var assigned = assign(stated);
        mvc.perform(get(LIST + "/" + assigned.id()).with(SignInAs.person(town.stranger)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("窗口等候时长"))
                .andExpect(jsonPath("$.state").value("ASSIGNED"))
                .andExpect(jsonPath("$.items[1]").value("叫号时间"))
                .andExpect(jsonPath("$.source").value(RequestTown.PROVIDER))
                .andExpect(jsonPath("$.due").value("2026-03-09"))
                .andExpect(jsonPath("$.entry").doesNotExist())
                .andExpect(jsonPath("$.needs[0].agency").value(RequestTown.CONSUMER))
                .andExpect(jsonPath("$.needs[0].sparedPaper").value("等候证明"))
                .andExpect(jsonPath("$.acts[1].act").value("ASSIGN"))
                .andExpect(jsonPath("$.acts[1].basis").value("《户口登记条例》第三条"))
                .andExpect(jsonPath("$.acts[1].day").value("2026-03-09"))
                .andExpect(jsonPath("$.acts[1].lacking").doesNotExist());
        var query = "&q=" + assigned.id();
        mvc.perform(get(LIST + "?show=SOURCE&state=ASSIGNED" + query).with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].id").value(assigned.id()))
                .andExpect(jsonPath("$.items[0].acts").doesNotExist());
        mvc.perform(get(LIST + "?show=SOURCE" + query).with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(LIST + "?show=ASKED" + query).with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.total").value(1));
        clock.setDay("2026-03-10");
        mvc.perform(get(LIST + "?show=BUREAU" + query).with(SignInAs.person(town.bureau)))
                .andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void a02_a_part_that_is_not_the_readers_is_refused() throws Exception {
        mvc.perform(get(LIST + "?show=BUREAU").with(SignInAs.person(town.officer)))
                .andExpect(status().isForbidden());
        mvc.perform(get(LIST + "?show=MINE").with(SignInAs.person(town.officer)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:zhanqiao:problem:parameter"));
        mvc.perform(get(LIST + "/M-1999-000001").with(SignInAs.person(town.officer)))
                .andExpect(status().isNotFound());
        mvc.perform(get(LIST).with(SignInAs.a(Role.RESEARCHER))).andExpect(status().isForbidden());
    }

    @Test
    void a03_whoever_replies_to_an_instruction_reads_it_first() throws Exception {
        clock.setDay("2026-03-02");
        var stated = missing.state(
                "窗口叫号间隔", new Need.Text(List.of("叫号间隔"), "错峰安排", "错峰预约", "等候证明", "《政务服务条例》第八条"), town.asker);
        var assigned = assign(stated);
        clock.setDay("2026-03-13");
        ladder.climb();
        missing.act(
                new MissingDecision(
                        assigned.id(),
                        assigned.version(),
                        MissingActKind.SUPERVISE,
                        "三日内受理",
                        new MissingDetail.Supervision(LocalDate.of(2026, 3, 18))),
                town.bureau);
        mvc.perform(get("/desk/missing/" + assigned.id() + "/act/REPLY").with(SignInAs.person(town.officer)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("三日内受理")))
                .andExpect(content().string(Matchers.containsString("2026-03-18")))
                .andExpect(content().string(Matchers.containsString("办理情况")));
    }
}
