package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhanqiao.demand.RequestDesk.done;
import static org.zhanqiao.demand.RequestDesk.errors;
import static org.zhanqiao.demand.RequestDesk.look;
import static org.zhanqiao.demand.RequestDesk.submit;
import static org.zhanqiao.demand.RequestDesk.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.AskFlaw;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.demand.requests.UnfitRequest;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.proceeding.Rung;

/// The city's government office: what is long overdue climbs to it, it instructs whoever owes it, and reads the rest.
/// In a town of its own: its desk shows twenty, the latest first, and what other tests left late would fill it.
@PlatformTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A03_CityOfficeTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    private static final RequestDesk DESK = new RequestDesk();

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @Autowired
    private Ladder ladder;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Inbox inbox;

    @Autowired
    private MockMvc mvc;

    @AfterAll
    static void close() {
        DESK.close();
    }

    private AccessRequest now(AccessRequest request) {
        return town.requests.getDossier(request.id(), town.bureau).request();
    }

    /// Ten working days from 27 April on are over on 12 May, and five more on 20 May.
    private AccessRequest climbed() {
        clock.setDay("2026-04-24");
        var request = town.submitted(UNTIL);
        clock.setDay("2026-05-20");
        ladder.climb();
        return now(request);
    }

    private List<String> told(UUID person, AccessRequest about) {
        return AllMessages.of(inbox, person).stream()
                .map(Received::message)
                .filter(message -> message.path().endsWith(about.id()))
                .map(message -> message.messageKey().replaceFirst("demand.message.", ""))
                .toList();
    }

    private String read(String path, Person who) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /// What the desk says of one request.
    private String row(AccessRequest about) throws Exception {
        var desk = read("/desk/city-office", town.cityOffice);
        assertThat(desk).contains(about.id());
        int begins = desk.indexOf(about.id());
        return desk.substring(begins, desk.indexOf("</tr>", begins));
    }

    @Test
    void a01_what_is_long_overdue_climbs_to_its_desk_and_nowhere_before() throws Exception {
        clock.setDay("2026-04-24");
        var request = town.submitted(UNTIL);
        var path = "/desk/requests/" + request.id();
        assertThat(read(path, town.officer)).as("of 18 calendar days").contains("还剩 10 个工作日");
        assertThat(read(path + "/act/PROPOSE_APPROVAL", town.officer))
                .as("whoever decides reads what is asked")
                .contains(
                        "办理事项",
                        request.ask().purpose(),
                        request.ask().legalBasis(),
                        request.ask().sparedPaper());
        clock.setDay("2026-05-18");
        ladder.climb();
        assertThat(now(request).rung()).isEqualTo(Rung.BUREAU);
        assertThat(read("/desk/city-office", town.cityOffice)).doesNotContain(request.id());
        assertThat(told(town.cityOffice.id(), request)).isEmpty();
        clock.setDay("2026-05-20");
        ladder.climb();
        assertThat(told(town.cityOffice.id(), request)).containsExactly("ESCALATE.CITY_OFFICE");
        assertThat(read("/desk", town.cityOffice)).contains("<a href=\"/desk/city-office\"><span>市政府督办台</span>");
        assertThat(read("/desk/city-office", town.cityOffice))
                .contains(request.id(), path + "/act/SUPERVISE", "逾期 6 个工作日");
        assertThat(read("/desk/oversight.csv?due=CLIMBED", town.cityOffice)).contains(request.id());
    }

    @Test
    void a02_its_instruction_is_told_and_stands_in_the_history_and_moves_no_deadline() throws Exception {
        var late = climbed();
        var supervised = town.act(
                late, ActKind.SUPERVISE, town.cityOffice, new ActDetail.Supervision(LocalDate.of(2026, 5, 25)));
        assertThat(supervised.due()).isEqualTo(late.due());
        assertThat(supervised.rung()).isEqualTo(Rung.CITY_OFFICE);
        for (var person : List.of(town.officer, town.head, town.bureau)) {
            assertThat(told(person.id(), late)).contains("SUPERVISE");
        }
        assertThat(read("/desk/requests/" + late.id(), town.officer))
                .contains("市政府办公厅督办", "卫督查", "按规定办理", "请于 2026-05-25 前回复");
        assertThat(read("/desk/city-office", town.cityOffice)).contains("2026-05-25", "再次督办");
        // Whoever owes the answer owes it still, and gives it.
        var answered = town.act(supervised, ActKind.PROPOSE_APPROVAL, town.officer);
        assertThat(town.act(answered, ActKind.APPROVE, town.head).rung()).isNull();
        assertThat(read("/desk/city-office", town.cityOffice)).doesNotContain(late.id());
    }

    @Test
    void a03_an_instruction_says_what_and_by_when_and_comes_from_nobody_else() {
        var late = climbed();
        var unfit = catchThrowableOfType(
                UnfitRequest.class,
                () -> town.requests.act(
                        new RequestDecision(
                                late.id(),
                                late.version(),
                                ActKind.SUPERVISE,
                                "",
                                new ActDetail.Supervision(LocalDate.of(2026, 5, 20))),
                        town.cityOffice));
        assertThat(unfit.flaws()).extracting(AskFlaw::field).containsExactly("because", "answerBy");
        var day = new ActDetail.Supervision(LocalDate.of(2026, 5, 25));
        for (var other : List.of(town.head, town.askingHead)) {
            assertThatThrownBy(() -> town.act(late, ActKind.SUPERVISE, other, day))
                    .isInstanceOf(RequestConflict.class);
        }
        clock.setDay("2026-05-21");
        var fresh = town.submitted(UNTIL);
        assertThatThrownBy(() -> town.act(fresh, ActKind.SUPERVISE, town.cityOffice, day))
                .isInstanceOf(RequestConflict.class);
    }

    @Test
    void a04_it_reads_what_the_bureau_reads_and_does_nothing_else() throws Exception {
        var late = climbed();
        assertThat(town.requests.getDossier(late.id(), town.cityOffice).possible(town.cityOffice))
                .containsExactly(ActKind.SUPERVISE);
        for (var path : List.of(
                "/desk/oversight",
                "/desk/requests/" + late.id(),
                "/desk/corrections",
                "/desk/disputes",
                "/desk/missing",
                "/desk/cases",
                "/desk/cases/board",
                "/desk/measures",
                "/api/v1/requests?desk=ALL",
                "/api/v1/requests/" + late.id())) {
            assertThat(read(path, town.cityOffice)).as(path).isNotEmpty();
        }
        var draft = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        mvc.perform(get("/desk/requests/" + draft.id()).with(SignInAs.person(town.cityOffice)))
                .andExpect(status().isNotFound());
        for (var path : List.of("/desk/incoming", "/desk/requests", "/desk/cases/new", "/desk/missing/new")) {
            mvc.perform(get(path).with(SignInAs.person(town.cityOffice))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/desk/requests/" + late.id() + "/act/CONSENT_EXTENSION")
                        .with(SignInAs.person(town.cityOffice)))
                .andExpect(status().isConflict());
        for (var role : List.of(Role.BUREAU, Role.DATA_OFFICER, Role.SYSTEM_ADMIN)) {
            mvc.perform(get("/desk/city-office").with(SignInAs.a(role))).andExpect(status().isForbidden());
        }
    }

    @Test
    void a06_the_bureau_instructs_from_its_own_rung_on() throws Exception {
        clock.setDay("2026-04-24");
        var request = town.submitted(UNTIL);
        var day = new ActDetail.Supervision(LocalDate.of(2026, 5, 25));
        clock.setDay("2026-05-14");
        ladder.climb();
        assertThatThrownBy(() -> town.act(request, ActKind.SUPERVISE, town.bureau, day))
                .isInstanceOf(RequestConflict.class);
        clock.setDay("2026-05-18");
        ladder.climb();
        assertThatThrownBy(() -> town.act(request, ActKind.SUPERVISE, town.cityOffice, day))
                .as("before it has climbed to the city government's office")
                .isInstanceOf(RequestConflict.class);
        var path = "/desk/requests/" + request.id();
        assertThat(read(path, town.bureau)).contains(path + "/act/SUPERVISE");
        assertThat(mvc.perform(get(path + "/act/SUPERVISE").with(SignInAs.person(town.officer)))
                        .andExpect(status().isConflict())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .as("whose step it is")
                .contains("市大数据局（逾期 5 个工作日以上的，还有市政府办公厅）");
        var supervised = town.act(request, ActKind.SUPERVISE, town.bureau, day);
        assertThat(supervised.due()).isEqualTo(now(request).due());
        assertThat(told(town.officer.id(), request)).contains("SUPERVISE.BUREAU");
        assertThat(read(path, town.officer)).contains("市大数据局督办", "陈督办", "请于 2026-05-25 前回复");
    }

    @Test
    void a07_whoever_owes_it_replies_once_to_each_instruction_and_it_stays_late() throws Exception {
        var late = climbed();
        var path = "/desk/requests/" + late.id() + "/act/REPLY";
        assertThatThrownBy(() -> town.act(late, ActKind.REPLY, town.officer))
                .as("nothing was asked yet")
                .isInstanceOf(RequestConflict.class);
        var day = new ActDetail.Supervision(LocalDate.of(2026, 5, 25));
        var supervised = town.act(late, ActKind.SUPERVISE, town.cityOffice, day);
        assertThat(read(path, town.officer)).contains("办理情况", "期限不变，仍由本单位负责", "督办要求", "按规定办理", "2026-05-25");
        assertThatThrownBy(() -> town.act(supervised, ActKind.REPLY, town.asker))
                .as("who asks owes nothing")
                .isInstanceOf(RequestConflict.class);
        assertThatThrownBy(() -> town.requests.act(
                        RequestDecision.of(supervised.id(), supervised.version(), ActKind.REPLY, " "), town.officer))
                .isInstanceOf(UnfitRequest.class);

        mvc.perform(post(path)
                        .param("version", Long.toString(supervised.version()))
                        .param("because", " ")
                        .with(csrf())
                        .with(SignInAs.person(town.officer)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("何时办完，最多 1,000 字")));

        var replied = town.act(supervised, ActKind.REPLY, town.officer);

        assertThat(replied.due()).isEqualTo(late.due());
        assertThat(replied.rung()).isEqualTo(Rung.CITY_OFFICE);
        assertThat(told(town.cityOffice.id(), late)).contains("REPLY");
        assertThat(told(town.bureau.id(), late)).contains("REPLY");
        assertThat(row(late)).contains("已回复").doesNotContain("还没有回复");
        assertThatThrownBy(() -> town.act(replied, ActKind.REPLY, town.officer)).isInstanceOf(RequestConflict.class);
        clock.forward(Duration.ofMinutes(1));
        var again = town.act(replied, ActKind.SUPERVISE, town.cityOffice, day);
        assertThat(row(late)).doesNotContain("已回复", "还没有回复");
        clock.setDay("2026-05-26");
        assertThat(row(late)).contains("回复日已过，还没有回复");
        assertThat(town.act(again, ActKind.REPLY, town.officer).state()).isEqualTo(again.state());
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a05_its_desk_in_a_browser(Width width) {
        var late = climbed();
        DESK.as(port, "request.city.office", width, page -> {
            page.navigate("/desk/city-office");
            assertThat(text(page)).contains("逾期的数据申请", late.id(), "市公安局", "督办");
            look(page, "city-office-" + width + "-1-desk");
            page.locator("main a[href='/desk/requests/" + late.id() + "/act/SUPERVISE']")
                    .click();
            submit(page);
            assertThat(errors(page)).contains("请填今天以后的日期");
            page.locator("#answerBy").fill("2026-05-25");
            page.locator("#because").fill("请于本周内答复，并说明逾期原因");
            look(page, "city-office-" + width + "-2-instruct");
            submit(page);
            assertThat(done(page)).contains("督办意见已送达");
            look(page, "city-office-" + width + "-3-request");
            page.navigate("/desk/city-office?lang=en");
            assertThat(text(page)).contains("Instruct again", "2026-05-25");
            look(page, "city-office-" + width + "-4-desk-en");
        });
    }
}
