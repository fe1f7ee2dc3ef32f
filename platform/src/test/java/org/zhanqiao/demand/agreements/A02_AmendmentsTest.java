package org.zhanqiao.demand.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.disputes.Disputes;
import org.zhanqiao.demand.disputes.Ground;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestConflict;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.protection.Mask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agreement that takes the place of another: what it names, and what becomes of the data that it does not give any
/// more.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_AmendmentsTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    @Autowired
    private Disputes disputes;

    @Autowired
    private RequestTown town;

    @Autowired
    private Agreements agreements;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Ladder ladder;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void keys() {
        clock.setDay("2026-03-02");
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.SM2_SM3);
    }

    private AccessRequest inForce() {
        return signed(town.approved(UNTIL));
    }

    private AccessRequest signed(AccessRequest approved) {
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        return agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
    }

    /// The request that asks for these items in place of those of another, approved.
    private AccessRequest amended(AccessRequest old, GrantTerms.Field... fields) {
        var renewal = town.requests.renew(old.id(), town.asker);
        var ask = renewal.ask().until(UNTIL);
        var terms = new GrantTerms(
                Set.of(Mode.QUERY), List.of(List.of("id_number")), List.of(fields), List.of(), Set.of(), List.of());
        var revised = town.requests.revise(
                renewal.id(), renewal.version(), ask.withItems(ask.shareMode(), terms, Map.of()), town.asker);
        var submitted = town.act(town.act(revised, ActKind.PROPOSE, town.asker), ActKind.SIGN_OFF, town.askingHead);
        return town.act(town.act(submitted, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
    }

    private static GrantTerms.Field field(String item, String mask) {
        return new GrantTerms.Field(item, Mask.parse(mask));
    }

    private Dossier now(AccessRequest request) {
        return town.requests.getDossier(request.id(), town.bureau);
    }

    private JsonNode content(AccessRequest request) {
        return JsonMapper.shared()
                .readTree(agreements.getAgreement(request.id()).content());
    }

    private String page(String path, Person reader) throws Exception {
        return mvc.perform(get(path).with(SignInAs.person(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<String> told(Person person, AccessRequest request) {
        return AllMessages.of(inbox, person.id()).stream()
                .map(Received::message)
                .filter(one -> one.about().startsWith("demand.request:" + request.id() + ":"))
                .map(one -> one.messageKey().substring("demand.message.".length()))
                .toList();
    }

    @Test
    void a01_a_new_agreement_names_the_one_it_replaces_by_number_and_hash_wherever_it_is_read() throws Exception {
        var old = inForce();
        var former = agreements.getAgreement(old.id());
        var amended = amended(old, field("name", "none"));
        var replaced = content(amended).path("replaces").path(0);
        assertThat(replaced.path("request").asString("")).isEqualTo(old.id());
        assertThat(replaced.path("sha256").asString("")).isEqualTo(former.sha256());
        assertThat(replaced.path("dropped").path(0).path("title").asString("")).isEqualTo("出生日期");
        var words = AgreementWords.of(agreements.getAgreement(amended.id()).content()).sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
        assertThat(words)
                .anySatisfy(line -> assertThat(line).contains(old.id(), former.sha256(), "该协议同时终止"))
                .anySatisfy(line -> assertThat(line).contains("出生日期（不再提供）", "10 个工作日内", "书面确认"));
        try (var pdf = Loader.loadPDF(AgreementPdf.write(agreements.getAgreement(amended.id())))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains(old.id(), former.sha256(), "出生日期（不再提供）");
        }
        assertThat(page("/desk/requests/" + old.id() + "/agreement", town.officer))
                .doesNotContain("取代它的协议");
        signed(amended);
        for (var reader : List.of(town.asker, town.officer, town.bureau)) {
            assertThat(page("/desk/requests/" + old.id() + "/agreement", reader))
                    .contains(
                            "本协议已终止，取代它的协议",
                            amended.id(),
                            agreements.getAgreement(amended.id()).sha256());
        }
        assertThat(agreements.getAgreement(old.id()).content()).isEqualTo(former.content());
    }

    @Test
    void a02_what_an_amendment_drops_is_disposed_of_within_its_own_ten_working_days() throws Exception {
        var old = inForce();
        var amended = signed(amended(old, field("name", "none")));
        var reduced = now(old).request();
        assertThat(reduced.state()).isEqualTo(RequestState.REDUCED);
        assertThat(reduced.due()).isEqualTo("2026-03-16");
        assertThat(ActDetail.of(now(old).history().last()))
                .isEqualTo(new ActDetail.Successor(amended.id(), List.of("birth_date")));
        assertThat(told(town.asker, old)).contains("SUPERSEDE");
        assertThat(disputes.listGrounds(old.id(), town.asker))
                .as("one's own amendment stopped nothing")
                .containsExactly(Ground.OTHER);
        assertThat(page("/desk/requests/" + old.id(), town.asker))
                .contains("新协议不再按原样提供：出生日期", "处置期限", "2026-03-16", "确认已处置");
        assertThat(page("/desk/requests/" + old.id() + "/act/CONFIRM_DISPOSAL", town.asker))
                .contains("须处置：出生日期", "2026-03-16");
        assertThat(page("/desk/requests/" + old.id() + "/use", town.asker)).contains("须处置：出生日期", "确认已处置");
        assertThatThrownBy(() -> town.act(reduced, ActKind.CONFIRM_DISPOSAL, town.officer))
                .isInstanceOf(RequestConflict.class);
        var disposed = town.act(reduced, ActKind.CONFIRM_DISPOSAL, town.asker);
        assertThat(disposed.state()).isEqualTo(RequestState.SUPERSEDED);
        assertThat(disposed.due()).isNull();
        assertThat(told(town.officer, old)).contains("CONFIRM_DISPOSAL");
        assertThat(page("/desk/requests/" + old.id() + "/use", town.officer))
                .contains("须处置：出生日期", "按规定办理", town.asker.name())
                .doesNotContain("确认已处置");
    }

    @Test
    void a03_a_value_that_comes_masked_from_now_on_is_disposed_of_too_and_a_renewal_leaves_nothing_to_dispose_of() {
        var old = inForce();
        var masked = signed(amended(old, field("name", "keep:1:0"), field("birth_date", "none")));
        assertThat(now(old).listDropped()).containsExactly("name");
        assertThat(content(masked)
                        .path("replaces")
                        .path(0)
                        .path("dropped")
                        .path(0)
                        .path("mask")
                        .asString(""))
                .isEqualTo("keep:1:0");
        assertThat(AgreementWords.of(agreements.getAgreement(masked.id()).content())
                        .sections()
                        .getLast()
                        .lines()
                        .getLast())
                .contains("姓名（改为只保留前 1 位）");
        var wider = signed(
                amended(masked, field("name", "none"), field("birth_date", "none"), field("address", "keep:2:0")));
        assertThat(now(masked).request().state()).isEqualTo(RequestState.SUPERSEDED);
        assertThat(now(masked).request().due()).isNull();
        assertThat(told(town.asker, masked)).doesNotContain("SUPERSEDE");
        assertThat(now(wider).request().state()).isEqualTo(RequestState.IN_FORCE);
    }

    @Test
    void a04_a_disposal_that_is_late_climbs_on_the_consumers_side_and_is_instructed_there() {
        var ended = town.act(inForce(), ActKind.END, town.asker);
        assertThat(ended.due()).isEqualTo("2026-03-16");
        clock.setDay("2026-03-17");
        ladder.climb();
        assertThat(told(town.asker, ended)).contains("ESCALATE.OWNER.disposal");
        clock.setDay("2026-03-24");
        ladder.climb();
        assertThat(now(ended).request().rung()).isEqualTo(Rung.CITY_OFFICE);
        assertThat(told(town.askingHead, ended)).contains("ESCALATE.CITY_OFFICE.disposal");
        assertThat(told(town.bureau, ended)).contains("ESCALATE.CITY_OFFICE.disposal");
        assertThat(told(town.cityOffice, ended)).contains("ESCALATE.CITY_OFFICE.disposal");
        assertThat(told(town.officer, ended)).noneMatch(key -> key.startsWith("ESCALATE"));
        var late = now(ended).request();
        var supervised = town.act(
                late, ActKind.SUPERVISE, town.bureau, new ActDetail.Supervision(LocalDate.parse("2026-03-27")));
        assertThat(told(town.asker, ended)).contains("SUPERVISE.BUREAU.disposal");
        assertThat(supervised.due()).isEqualTo("2026-03-16");
        assertThat(town.act(supervised, ActKind.CONFIRM_DISPOSAL, town.asker).rung())
                .isNull();
    }

    @Test
    void a05_what_ended_before_a_disposal_had_a_day_gets_one() {
        var ended = town.act(inForce(), ActKind.END, town.asker);
        jdbc.sql("update demand.request set due = null where id = :id")
                .param("id", ended.id())
                .update();
        clock.setDay("2026-03-03");
        ladder.climb();
        assertThat(now(ended).request().due()).isEqualTo("2026-03-16");
    }

    @Test
    void a06_programs_read_what_replaced_what_and_the_clock_of_the_disposal() throws Exception {
        var old = inForce();
        var amended = signed(amended(old, field("name", "none")));
        var json = JsonMapper.shared().readTree(page("/api/v1/requests/" + old.id(), town.officer));
        assertThat(json.path("state").asString("")).isEqualTo("REDUCED");
        assertThat(json.path("supersededBy").asString("")).isEqualTo(amended.id());
        assertThat(json.path("dropped").path(0).asString("")).isEqualTo("birth_date");
        assertThat(json.path("clocks").path("disposal").path("due").asString(""))
                .isEqualTo("2026-03-16");
        assertThat(json.path("clocks").path("disposal").path("steps").size()).isPositive();
        assertThat(JsonMapper.shared()
                        .readTree(page("/api/v1/requests/" + amended.id(), town.officer))
                        .path("supersedes")
                        .asString(""))
                .isEqualTo(old.id());
    }
}
