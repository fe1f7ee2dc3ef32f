package org.zhanqiao.demand.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.identity.Person;

/// Writing a request that somebody else saved, or sent on, meanwhile.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A06_AskConflictTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private RequestTown town;

    @Autowired
    private MovableClock clock;

    @Test
    void a01_of_two_who_save_the_second_is_told_so_and_reads_what_they_wrote() throws Exception {
        clock.setDay("2026-04-24");
        var drafted = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        var path = "/desk/requests/" + drafted.id() + "/why";
        var first =
                post(path).param("version", Long.toString(drafted.version())).param("purpose", "先保存的用途");
        mvc.perform(first.with(SignInAs.person(town.asker)).with(csrf())).andExpect(status().isSeeOther());
        var late = conflict(post(path)
                .param("version", Long.toString(drafted.version()))
                .param("purpose", "后保存的用途")
                .param("scene", "窗口受理时核验"));
        assertThat(late).contains("已有人保存过", "后保存的用途", "窗口受理时核验").doesNotContain("先保存的用途");
        var kept = town.requests.getDossier(drafted.id(), town.asker).request().ask();
        assertThat(kept.purpose()).isEqualTo("先保存的用途");
    }

    @Test
    void a02_a_step_of_what_was_sent_on_leads_to_where_it_stands_and_what_was_typed_is_not_lost() throws Exception {
        clock.setDay("2026-04-24");
        var drafted = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        town.act(drafted, ActKind.PROPOSE, town.asker);
        var path = "/desk/requests/" + drafted.id();
        mvc.perform(get(path + "/limits").with(SignInAs.person(town.asker)))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl(path));
        var late = conflict(post(path + "/limits")
                .param("version", Long.toString(drafted.version()))
                .param("callsPerDay", "4321")
                .param("callsPerSecond", "5")
                .param("until", "2027-01-31"));
        assertThat(late).contains("提交审签", "4,321").doesNotContain("已有人保存过");
    }

    /// What is shown to the asking officer whose form comes too late.
    private String conflict(MockHttpServletRequestBuilder sent) throws Exception {
        return mvc.perform(sent.with(SignInAs.person(town.asker)).with(csrf()))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    @Test
    void a03_a_request_lies_where_its_reader_finds_it() throws Exception {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(UNTIL);
        assertThat(place(submitted.id(), town.asker)).isEqualTo("/desk/requests");
        assertThat(place(submitted.id(), town.officer)).isEqualTo("/desk/incoming");
        assertThat(place(submitted.id(), town.bureau)).isEqualTo("/desk/oversight");
    }

    /// The address of the place that is marked in the navigation.
    private String place(String request, Person who) throws Exception {
        var page = mvc.perform(get("/desk/requests/" + request).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        var current = java.util.regex.Pattern.compile("<a[^>]*aria-current=\"(?:page|true)\"[^>]*>")
                .matcher(page);
        assertThat(current.find()).isTrue();
        return current.group().replaceFirst(".*href=\"([^\"]*)\".*", "$1");
    }
}
