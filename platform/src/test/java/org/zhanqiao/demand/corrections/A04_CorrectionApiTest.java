package org.zhanqiao.demand.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.audit.CallsOnRecord;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.TownPrograms;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.proceeding.Decision;

/// Correction requests for programs: as their pages show them, but for what they say about somebody.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=6h")
class A04_CorrectionApiTest {

    private static final String CHILD = "37020220190307451X";
    private static final String WRONG = "出生日期返回 2019-03-17，应为 2019-03-07";
    private static final String PROOF = "户口簿第 3 页，编号 0047112";
    private static final String LIST = "/api/v1/corrections";

    private static @Nullable CallsOnRecord calls;

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private Corrections corrections;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Identity identity;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private DataSource database;

    @Autowired
    private SecretBox box;

    private CallsOnRecord calls() {
        var made = calls == null ? new CallsOnRecord("correction-api", database, box) : calls;
        calls = made;
        return made;
    }

    private Correction filed() {
        clock.setDay("2026-04-24");
        var call = calls().served(RequestTown.CONSUMER, RequestTown.PROVIDER, RequestTown.SERVICE, CHILD);
        return corrections.file(
                new CorrectionDraft(call, "birth_date", new Particulars(CHILD, WRONG, PROOF)), town.asker);
    }

    private String body(String path, Person who) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void a01_its_clock_and_its_acts_are_given_and_never_what_it_says_about_somebody() throws Exception {
        var filed = filed();
        var path = LIST + "/" + filed.id();
        mvc.perform(get(path).with(SignInAs.person(town.officer)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("FILED"))
                .andExpect(jsonPath("$.disputed").value(true))
                .andExpect(jsonPath("$.call.number").value(filed.about().call()))
                .andExpect(jsonPath("$.call.namesSubject").value(true))
                .andExpect(jsonPath("$.due").value("2026-05-12"))
                .andExpect(jsonPath("$.clock.running").value(true))
                .andExpect(jsonPath("$.clock.due").value("2026-05-12"))
                .andExpect(jsonPath("$.clock.steps[-1:].counted").value(10))
                .andExpect(jsonPath("$.acts[0].act").value("FILE"))
                .andExpect(jsonPath("$.acts[0].by").value("ask.officer"));
        corrections.act(
                Decision.of(filed.id(), filed.version(), CorrectionAct.REPORT_CORRECTED, "已按档案更正"), town.officer);
        for (var who : new Person[] {town.asker, town.askingHead, town.officer, town.bureau}) {
            assertThat(body(path, who) + body(LIST + "?q=" + filed.id(), who))
                    .contains(filed.id(), "REPORT_CORRECTED", "已按档案更正")
                    .doesNotContain(CHILD, WRONG, PROOF, "0047112", filed.sealedText());
        }
        mvc.perform(get(path).with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.clock.running").value(false))
                .andExpect(jsonPath("$.due").doesNotExist());
    }

    @Test
    void a02_a_list_is_of_those_that_the_reader_is_a_side_of() throws Exception {
        var filed = filed();
        mvc.perform(get(LIST + "?narrow=MINE&state=FILED&q=" + filed.id()).with(SignInAs.person(town.officer)))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].id").value(filed.id()))
                .andExpect(jsonPath("$.items[0].acts").doesNotExist())
                .andExpect(jsonPath("$.items[0].clock").doesNotExist());
        mvc.perform(get(LIST + "?narrow=MINE&q=" + filed.id()).with(SignInAs.person(town.asker)))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(LIST + "?q=" + filed.id()).with(SignInAs.person(town.stranger)))
                .andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(LIST + "/" + filed.id()).with(SignInAs.person(town.stranger)))
                .andExpect(status().isNotFound());
        mvc.perform(get(LIST + "?narrow=LATE").with(SignInAs.person(town.officer)))
                .andExpect(status().isBadRequest());
        mvc.perform(get(LIST).with(SignInAs.a(Role.CITIZEN))).andExpect(status().isForbidden());
    }

    @Test
    void a03_a_system_reads_those_of_its_own_agency_by_its_token_and_changes_none() throws Exception {
        var filed = filed();
        var programs = new TownPrograms("correction-api", port, identity, tokens);
        var path = LIST + "/" + filed.id();
        var read = programs.get(RequestTown.CONSUMER, path);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("\"FILED\"").doesNotContain(CHILD, WRONG, PROOF, "0047112");
        assertThat(programs.get(RequestTown.PROVIDER, LIST + "?q=" + filed.id()).body())
                .contains(filed.id());
        assertThat(programs.get(TownPrograms.STRANGER, path).statusCode()).isEqualTo(404);
        assertThat(programs.get(TownPrograms.STRANGER, LIST + "?q=" + filed.id())
                        .body())
                .contains("\"total\":0");
        assertThat(programs.send(RequestTown.CONSUMER, "POST", path).statusCode())
                .isEqualTo(403);
        assertThat(programs.get(RequestTown.CONSUMER, "/desk/corrections/" + filed.id())
                        .statusCode())
                .isEqualTo(303);
    }
}
