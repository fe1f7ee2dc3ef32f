package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallScope;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.RadarRow;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.reports.CampaignWindows;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.DeskBrowser;
import org.zhanqiao.exchange.Freshness;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.ReporterAnswer;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;

/// In the sample city each barrier that is planted is found: nothing says so but the data, the calls and the requests.
@PlatformTest
@Import(TestCity.class)
@TestPropertySource(properties = "zhanqiao.barrier.discovery.first-look=3h")
class SampleBarriersTest {

    @DynamicPropertySource
    static void exchange(DynamicPropertyRegistry registry) {
        TestCity.address(registry);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private TestCity city;

    @Autowired
    private Freshness freshness;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Look look;

    @Autowired
    private Barriers barriers;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private CampaignWindows windows;

    @Autowired
    private Cases cases;

    private Map<String, Result.Kind> kinds() {
        return barriers.radar(new RadarFilter("", "", "", Optional.empty(), "")).rows().stream()
                .collect(Collectors.toMap(
                        row -> row.matter().name() + " " + row.paper().name(),
                        row -> row.finding().kind()));
    }

    private SigningKey key(String system) {
        var issued = city.keys.stream()
                .filter(each -> each.system().equals(system))
                .findFirst()
                .orElseThrow();
        return SigningKey.hmacSha256(system, issued.keyId(), Base64.getDecoder().decode(issued.secret()));
    }

    @Test
    void each_cause_occurs_where_it_is_planted() throws SQLException {
        city.life.leaveOldMarriagesOnPaper();
        city.life.confirmRows();
        city.life.call(city.node.address(), this::key);
        freshness.look();
        var month = java.time.YearMonth.now(org.zhanqiao.web.Page.ZONE);
        await().until(() -> trail.performanceByService(new CallScope(month, month, "", "")).values().stream()
                        .mapToLong(each -> each.served() + each.unavailable())
                        .sum()
                >= 7 * 12);
        look.lookAtAll();
        assertThat(kinds())
                .containsEntry("二手房水电气暖同步过户 网签合同", Result.Kind.UNKNOWN_SUPPLY)
                .containsEntry("义务教育入学 户口簿", Result.Kind.UNCHANGED_PROCESS)
                .containsEntry("义务教育入学 身份证", Result.Kind.UNCHANGED_PROCESS)
                .containsEntry("义务教育入学 社保缴费证明", Result.Kind.LATE_UPDATES)
                .containsEntry("义务教育入学 居住证", Result.Kind.UNSTABLE_INTERFACE)
                .containsEntry("二手房水电气暖同步过户 结婚证", Result.Kind.DEFECTIVE_DATA)
                .containsEntry("企业证照变更 章程修正案", Result.Kind.NO_HOLDER)
                .containsEntry("义务教育入学 房产证", Result.Kind.CLEARED)
                .containsEntry("就医付费 身份证", Result.Kind.CLEARED)
                .containsEntry("企业证照变更 法定代表人身份证", Result.Kind.CLEARED);
        assertThat(kinds().values()).containsAll(Arrays.asList(Result.Kind.values()));
        assertThat(shown("出生 结婚证")).contains("barrier.step.answerAwaited");
        assertThat(shown("义务教育入学 身份证")).contains("barrier.step.demanded");
        looksRight();
    }

    @Test
    void a_newcomer_finds_a_campaign_that_collects_and_cases_with_counters_photos_and_answers() throws Exception {
        assertThat(city.keys).as("the city is there").isNotEmpty();
        var collecting = campaigns
                .findCollecting(CaseKind.BARRIER, LocalDate.now(Page.ZONE))
                .orElseThrow();
        assertThat(windows.counted(collecting.code()))
                .as("what was reported today counts to it")
                .isGreaterThan(5);
        assertThat(mvc.perform(get("/report?campaign=" + collecting.code()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(collecting.name());
        var owner = identity.findAgencyById("natural-resources").orElseThrow().code();
        var shown = ofTheLedger().stream()
                .filter(file -> file.about().owner().agency().equals(owner)
                        && file.about().about().title().equals("二手房同步过户：仍被要求提交户口簿"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.about().about().what()).contains("窗口：不动产登记综合窗口");
        assertThat(shown.listAnswers())
                .hasSize(3)
                .allMatch(answer -> answer.standing() == ReporterAnswer.Standing.CONFIRMED);
        var officer = identity.findPersonByLogin("natural-resources-officer").orElseThrow();
        assertThat(mvc.perform(get("/desk/cases/" + shown.about().id()).with(SignInAs.person(officer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("上周陪同事去过户，没要户口簿", "/desk/cases/" + shown.about().id() + "/photos/");
    }

    private List<CaseFile> ofTheLedger() {
        return cases.list(CaseFilter.of(""), new ListQuery("户口簿", "", false, 1, 200)).rows().stream()
                .map(about -> cases.findFile(about.id()).orElseThrow())
                .toList();
    }

    /// What the bureau sees of it, and an officer of an agency.
    private void looksRight() {
        try (var browser = BrowserSupport.start()) {
            for (var width : BrowserSupport.Width.values()) {
                try (var visitor = browser.visitor(port, width, true)) {
                    var page = visitor.newPage();
                    BrowserSupport.signIn(page, "bureau", TestCity.PASSWORD);
                    DeskBrowser.look(page, "/desk/barriers", "city-radar-" + width);
                    DeskBrowser.look(
                            page, "/desk/barriers/chain?matter=SAMPLE-02&paper=居住证", "city-chain-unstable-" + width);
                    DeskBrowser.look(
                            page, "/desk/barriers/chain?matter=SAMPLE-02&paper=房产证", "city-chain-cleared-" + width);
                    DeskBrowser.look(page, "/desk/matters/SAMPLE-02", "city-matter-" + width);
                    page.navigate("/?lang=en");
                    DeskBrowser.look(page, "/desk/barriers", "city-radar-en-" + width);
                }
            }
        }
    }

    private List<String> shown(String paper) {
        var row = barriers.radar(new RadarFilter("", "", "", Optional.empty(), "")).rows().stream()
                .filter(each -> (each.matter().name() + " " + each.paper().name()).equals(paper))
                .map(RadarRow::finding)
                .findFirst()
                .orElseThrow();
        return barriers.getChain(row.paper(), "").finding().steps().stream()
                .map(step -> step.messageKey())
                .toList();
    }
}
