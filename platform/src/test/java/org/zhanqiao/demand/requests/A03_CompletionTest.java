package org.zhanqiao.demand.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.Race;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.identity.Person;

/// A request that was incomplete: what only explains goes straight back to the provider, what is asked otherwise is
/// signed off anew (Order 809 art. 20), and the clock stands until then.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A03_CompletionTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    @Autowired
    private RequestTown town;

    @Autowired
    private AccessRequests requests;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private RequestHistory history(AccessRequest request) {
        return requests.getDossier(request.id(), town.bureau).history();
    }

    private @Nullable LocalDate until(AccessRequest request, Person who) {
        return requests.getDossier(request.id(), who).request().ask().until();
    }

    private static List<String> fields(UnfitRequest thrown) {
        return thrown.flaws().stream().map(AskFlaw::field).toList();
    }

    /// The same with everything that only explains said otherwise.
    private static Ask explained(Ask ask) {
        return new Ask(
                ask.caller(),
                ask.service(),
                ask.purpose(),
                ask.matter(),
                "户口簿原件和复印件",
                ask.legalBasis(),
                ask.scene(),
                ask.scope(),
                ask.shareMode(),
                new GrantTerms(
                        ask.terms().modes(),
                        ask.terms().lookupKeys(),
                        ask.terms().fields().reversed(),
                        ask.terms().verifiable(),
                        ask.terms().maskedLookups(),
                        ask.terms().filter()),
                Map.of("birth_date", "核对是否到入学年龄"),
                ask.caseRequired(),
                ask.until(),
                ask.callsPerDay(),
                ask.callsPerSecond());
    }

    private AccessRequest incomplete(String day) {
        clock.setDay(day);
        return town.act(
                town.submitted(UNTIL),
                ActKind.NOTE_INCOMPLETE,
                town.officer,
                new ActDetail.Missing(List.of("使用范围未写明岗位")));
    }

    @Test
    void a01_what_only_explains_goes_straight_back_and_the_order_of_items_means_nothing() {
        var incomplete = incomplete("2026-04-24");
        clock.setDay("2026-05-07");
        var revised =
                requests.revise(incomplete.id(), incomplete.version(), explained(RequestTown.ask(UNTIL)), town.asker);
        assertThat(requests.getSignedOff(revised).stands()).isTrue();
        var completed = town.act(revised, ActKind.COMPLETE, town.asker);
        assertThat(completed.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(completed.due()).isEqualTo(LocalDate.of(2026, 5, 20));
    }

    @Test
    void a02_when_what_is_asked_changed_its_head_signs_it_off_anew_and_the_clock_stands_until_then() {
        var incomplete = incomplete("2026-04-24");
        clock.setDay("2026-05-06");
        var longer =
                requests.revise(incomplete.id(), incomplete.version(), RequestTown.ask(UNTIL.plusDays(1)), town.asker);
        assertThat(requests.getSignedOff(longer).changed()).containsExactly(AskPart.UNTIL);
        var proposed = town.act(longer, ActKind.COMPLETE, town.asker);
        assertThat(proposed.state()).isEqualTo(RequestState.COMPLETION_PROPOSED);
        assertThat(proposed.due()).isNull();
        // Nobody but the head sends it on, and nothing is written meanwhile.
        assertThat(requests.getDossier(proposed.id(), town.asker).possible(town.asker))
                .containsExactly(ActKind.WITHDRAW);
        assertThat(requests.getDossier(proposed.id(), town.officer).possible(town.officer))
                .isEmpty();
        // What the head has not signed off has not left the agency.
        assertThat(until(proposed, town.asker)).isEqualTo(UNTIL.plusDays(1));
        assertThat(until(proposed, town.officer)).isEqualTo(UNTIL);
        assertThat(until(proposed, town.bureau)).isEqualTo(UNTIL);
        assertThatThrownBy(() -> requests.revise(
                        proposed.id(), proposed.version(), RequestTown.ask(UNTIL.plusYears(1)), town.asker))
                .isInstanceOf(RequestConflict.class);
        clock.setDay("2026-05-07");
        var signed = town.act(proposed, ActKind.SIGN_OFF_COMPLETION, town.askingHead);
        assertThat(signed.state()).isEqualTo(RequestState.SUBMITTED);
        // Received on 24 April and named incomplete the same day: all ten days are left, from 8 May on, with Saturday
        // the 9th worked.
        assertThat(signed.due()).isEqualTo(LocalDate.of(2026, 5, 20));
        assertThat(requests.getSignedOff(signed).stands()).isTrue();
        assertThat(until(signed, town.officer)).isEqualTo(UNTIL.plusDays(1));
    }

    @Test
    void a03_a_completion_that_its_head_sends_back_is_completed_further_and_still_counts_as_changed() {
        var incomplete = incomplete("2026-04-24");
        var wider =
                requests.revise(incomplete.id(), incomplete.version(), RequestTown.ask(UNTIL.plusYears(1)), town.asker);
        var proposed = town.act(wider, ActKind.COMPLETE, town.asker);
        assertThat(fields(catchThrowableOfType(
                        UnfitRequest.class,
                        () -> requests.act(
                                RequestDecision.of(proposed.id(), proposed.version(), ActKind.SEND_BACK_COMPLETION, ""),
                                town.askingHead))))
                .containsExactly("because");
        var back = town.act(proposed, ActKind.SEND_BACK_COMPLETION, town.askingHead);
        assertThat(back.state()).isEqualTo(RequestState.INCOMPLETE);
        assertThat(back.due()).isNull();
        assertThat(requests.getSignedOff(back).changed()).containsExactly(AskPart.UNTIL);
        // Written as it was signed off, it goes straight back.
        var asSigned = requests.revise(back.id(), back.version(), RequestTown.ask(UNTIL), town.asker);
        assertThat(town.act(asSigned, ActKind.COMPLETE, town.asker).state()).isEqualTo(RequestState.SUBMITTED);
    }

    @Test
    void a04_of_a_head_who_signs_and_an_officer_who_withdraws_at_once_one_wins() throws Exception {
        for (int round = 0; round < 10; round++) {
            var incomplete = incomplete("2026-04-24");
            var wider = requests.revise(
                    incomplete.id(), incomplete.version(), RequestTown.ask(UNTIL.plusYears(1)), town.asker);
            var proposed = town.act(wider, ActKind.COMPLETE, town.asker);
            var lost = Race.lost(
                    RequestConflict.class,
                    () -> town.act(proposed, ActKind.SIGN_OFF_COMPLETION, town.askingHead),
                    () -> town.act(proposed, ActKind.WITHDRAW, town.asker));
            assertThat(lost).hasSize(1);
            assertThat(lost.getFirst().last()).isEqualTo(history(proposed).last());
            assertThat(history(proposed).last().kind()).isIn(ActKind.SIGN_OFF_COMPLETION, ActKind.WITHDRAW);
        }
    }

    @Test
    void a05_what_was_written_after_the_page_was_read_is_not_sent_unseen() {
        var incomplete = incomplete("2026-04-24");
        // The page says that it goes straight back; then somebody else of the agency rewrites it.
        requests.revise(incomplete.id(), incomplete.version(), RequestTown.ask(UNTIL.plusYears(1)), town.asker);
        assertThatThrownBy(() -> town.act(incomplete, ActKind.COMPLETE, town.asker))
                .isInstanceOf(RequestConflict.class);
    }

    @Test
    void a06_a_request_of_which_it_was_not_kept_what_was_signed_off_is_signed_off_anew() {
        var incomplete = incomplete("2026-04-24");
        jdbc.sql("delete from demand.request_signed_off where request = :id")
                .param("id", incomplete.id())
                .update();
        assertThat(requests.getSignedOff(incomplete).signed()).isNull();
        assertThat(town.act(incomplete, ActKind.COMPLETE, town.asker).state())
                .isEqualTo(RequestState.COMPLETION_PROPOSED);
    }

    /// What somebody reads of the request wherever it stands: its page, a list, a search, an export, by program.
    private String read(String path, Person who) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void a08_lists_exports_and_searches_show_outside_the_asking_agency_what_was_signed_off() throws Exception {
        var incomplete = incomplete("2026-04-24");
        var rewritten = changed(changed(RequestTown.ask(UNTIL), AskPart.PURPOSE), AskPart.MATTER);
        var revised = requests.revise(incomplete.id(), incomplete.version(), rewritten, town.asker);
        for (var path : List.of(
                "/desk/incoming?q=" + revised.id(),
                "/desk/incoming.csv?q=" + revised.id(),
                "/api/v1/requests?desk=INCOMING&q=" + revised.id(),
                "/desk/requests/" + revised.id(),
                "/api/v1/requests/" + revised.id())) {
            assertThat(read(path, town.officer)).as(path).contains("核验入学资格").doesNotContain("核验学区", "转学");
        }
        for (var path : List.of(
                "/desk/oversight?q=" + revised.id(),
                "/desk/oversight.csv?q=" + revised.id(),
                "/api/v1/requests?q=" + revised.id())) {
            assertThat(read(path, town.bureau)).as(path).contains("核验入学资格").doesNotContain("核验学区", "转学");
        }
        for (var path : List.of(
                "/desk/requests?q=" + revised.id(),
                "/desk/requests.csv?q=" + revised.id(),
                "/api/v1/requests?q=" + revised.id(),
                "/desk/requests/" + revised.id())) {
            assertThat(read(path, town.asker)).as(path).contains("核验学区");
        }
        // Words that nobody outside can read are found by nobody outside.
        assertThat(read("/desk/incoming.csv?q=核验学区", town.officer)).doesNotContain(revised.id());
        assertThat(read("/desk/requests.csv?q=核验学区", town.asker)).contains(revised.id());
    }

    @Test
    void a09_what_was_taken_back_unsigned_stays_unread_too() throws Exception {
        var incomplete = incomplete("2026-04-24");
        var rewritten = changed(RequestTown.ask(UNTIL), AskPart.PURPOSE);
        var revised = requests.revise(incomplete.id(), incomplete.version(), rewritten, town.asker);
        town.act(revised, ActKind.WITHDRAW, town.asker);
        assertThat(read("/desk/requests/" + revised.id(), town.officer)).doesNotContain("核验学区");
        assertThat(read("/desk/incoming.csv?q=" + revised.id(), town.officer))
                .contains(revised.id())
                .doesNotContain("核验学区");
        assertThat(read("/desk/requests/" + revised.id(), town.asker)).contains("核验学区");
    }

    /// One part changed at a time.
    @ParameterizedTest
    @EnumSource(AskPart.class)
    void a07_each_part_that_binds_is_seen_when_it_changes(AskPart part) {
        var before = RequestTown.ask(UNTIL);
        assertThat(AskPart.listChanged(before, before)).isEmpty();
        assertThat(AskPart.listChanged(before, changed(before, part))).containsExactly(part);
    }

    private static Ask changed(Ask ask, AskPart part) {
        var fewer = ask.terms().fields().subList(0, 1);
        return new Ask(
                part == AskPart.CALLER ? "other-system" : ask.caller(),
                part == AskPart.SERVICE ? "other.service" : ask.service(),
                part == AskPart.PURPOSE ? "核验学区" : ask.purpose(),
                part == AskPart.MATTER ? "转学" : ask.matter(),
                ask.sparedPaper(),
                part == AskPart.LEGAL_BASIS ? "《义务教育法》第十三条" : ask.legalBasis(),
                part == AskPart.SCENE ? "转学窗口" : ask.scene(),
                part == AskPart.SCOPE ? "全市学生" : ask.scope(),
                part == AskPart.SHARE_MODE ? ShareMode.BATCH : ask.shareMode(),
                part == AskPart.ITEMS
                        ? new GrantTerms(
                                ask.terms().modes(),
                                ask.terms().lookupKeys(),
                                fewer,
                                ask.terms().verifiable(),
                                ask.terms().maskedLookups(),
                                ask.terms().filter())
                        : ask.terms(),
                ask.needs(),
                (part == AskPart.CASE) != ask.caseRequired(),
                part == AskPart.UNTIL ? UNTIL.plusDays(1) : ask.until(),
                part == AskPart.VOLUME ? ask.callsPerDay() + 1 : ask.callsPerDay(),
                ask.callsPerSecond());
    }
}
