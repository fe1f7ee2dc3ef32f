package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
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
import org.zhanqiao.BrowserSupport;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallScope;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.RadarRow;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.DeskBrowser;
import org.zhanqiao.exchange.Freshness;

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
