package org.zhanqiao.demand.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.TownPrograms;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.proceeding.Decision;

/// Disputes for programs, as their pages show them.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A04_DisputeApiTest {

    private static final String LIST = "/api/v1/disputes";

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private Disputes disputes;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Identity identity;

    @Autowired
    private AccessTokens tokens;

    private Dispute raised() {
        clock.setDay("2026-04-24");
        var refusal = new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条");
        var refused = town.act(
                town.act(town.submitted(LocalDate.of(2027, 3, 31)), ActKind.PROPOSE_REFUSAL, town.officer, refusal),
                ActKind.REFUSE,
                town.head);
        return disputes.raise(refused.id(), "REFUSED", "入学核验属于法定职责，请重新答复", town.asker);
    }

    @Test
    void a01_its_stages_what_is_proposed_and_its_acts_are_given() throws Exception {
        var raised = raised();
        clock.setDay("2026-05-07");
        disputes.act(
                new Decision<>(
                        raised.id(),
                        raised.version(),
                        DisputeAct.PROPOSE_SETTLEMENT,
                        "依据和经过如实说明",
                        Map.of("duty", "NOTHING")),
                town.officer);
        mvc.perform(get(LIST + "/" + raised.id()).with(SignInAs.person(town.asker)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("NEGOTIATING"))
                .andExpect(jsonPath("$.stage").value("NEGOTIATION"))
                .andExpect(jsonPath("$.request").value(raised.request()))
                .andExpect(jsonPath("$.raisedBy").value("CONSUMER"))
                .andExpect(jsonPath("$.ground").value("REFUSED"))
                .andExpect(jsonPath("$.claim").value("入学核验属于法定职责，请重新答复"))
                .andExpect(jsonPath("$.stages[0].from").value("2026-04-24"))
                .andExpect(jsonPath("$.stages[0].until").doesNotExist())
                .andExpect(jsonPath("$.stages[0].days").value(13))
                .andExpect(jsonPath("$.stages[0].workingDays").value(6))
                .andExpect(jsonPath("$.proposal.agency").value(RequestTown.PROVIDER))
                .andExpect(jsonPath("$.proposal.duty").value("NOTHING"))
                .andExpect(jsonPath("$.ordered").doesNotExist())
                .andExpect(jsonPath("$.acts[1].act").value("PROPOSE_SETTLEMENT"))
                .andExpect(jsonPath("$.acts[1].said.duty").value("NOTHING"));
    }

    @Test
    void a02_a_list_is_of_those_that_the_reader_is_a_side_of() throws Exception {
        var raised = raised();
        var query = "?q=" + raised.id();
        mvc.perform(get(LIST + query + "&narrow=OPEN&state=NEGOTIATING").with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].id").value(raised.id()))
                .andExpect(jsonPath("$.items[0].acts").doesNotExist());
        mvc.perform(get(LIST + query).with(SignInAs.person(town.bureau)))
                .andExpect(jsonPath("$.total").value(1));
        mvc.perform(get(LIST + query).with(SignInAs.person(town.stranger)))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(LIST + "/" + raised.id()).with(SignInAs.person(town.stranger)))
                .andExpect(status().isNotFound());
        mvc.perform(get(LIST + "?narrow=OVERDUE").with(SignInAs.person(town.bureau)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:zhanqiao:problem:parameter"));
        mvc.perform(get(LIST).with(SignInAs.a(Role.AUDIT_ADMIN))).andExpect(status().isForbidden());
    }

    @Test
    void a02b_the_page_of_every_act_says_what_the_dispute_is_about() throws Exception {
        var raised = raised();
        for (var act : List.of("STATE", "BRING_TO_AUTHORITY", "WITHDRAW")) {
            mvc.perform(get("/desk/disputes/" + raised.id() + "/act/" + act).with(SignInAs.person(town.askingHead)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(raised.claim())))
                    .andExpect(content().string(containsString("争议双方")));
        }
    }

    @Test
    void a03_a_system_reads_those_of_its_own_agency() throws Exception {
        var raised = raised();
        var programs = new TownPrograms("dispute-api", port, identity, tokens);
        var path = LIST + "/" + raised.id();
        var found = LIST + "?q=" + raised.id();
        for (var side : new String[] {RequestTown.CONSUMER, RequestTown.PROVIDER}) {
            assertThat(programs.get(side, path).statusCode()).isEqualTo(200);
            assertThat(programs.get(side, found).body()).contains("\"total\":1");
        }
        assertThat(programs.get(TownPrograms.STRANGER, path).statusCode()).isEqualTo(404);
        assertThat(programs.get(TownPrograms.STRANGER, found).body()).contains("\"total\":0");
    }
}
