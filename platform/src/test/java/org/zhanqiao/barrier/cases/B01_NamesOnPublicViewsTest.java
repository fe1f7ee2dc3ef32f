package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.web.ListQuery;

/// A name that a reporter wrote down, nothing announcing it, goes to whoever handles the report and to nobody else.
@PlatformTest
@Import(LedgerTown.class)
@TestPropertySource(
        properties = {"zhanqiao.barrier.discovery.first-look=1h", "zhanqiao.barrier.discovery.look-interval=2h"})
class B01_NamesOnPublicViewsTest {

    private static final String STORY = "李四还是让我再跑一趟，材料是欧阳明远收走的";
    private static final String COVERED = "＊＊还是让我再跑一趟，材料是＊＊收走的";

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportCases handled;

    @Autowired
    private Cases cases;

    @Autowired
    private Identity identity;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Inbox inbox;

    private Submission.Received reported(@Nullable UUID person) {
        var answers = Answers.general("", "新生儿落户", "结婚证复印件", "四楼的周海燕那里", null, null, STORY, "", "");
        return (Submission.Received)
                reports.enter(new NewReport(Channel.COUNTER, answers, false, person, "ledger.officer", "", "", null));
    }

    @Test
    void a01_who_follows_a_report_reads_no_name_by_page_or_interface() throws Exception {
        var sent = reported(null);
        try (var passerBy = new Visitor(port)) {
            passerBy.post(
                    "/report/follow", "/report/follow", Map.of("reference", sent.reference(), "secret", sent.secret()));
            assertThat(passerBy.get("/report/follow").body())
                    .contains(COVERED, "四楼的＊＊那里")
                    .doesNotContain("李四", "欧阳", "周海燕");
        }
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:%d/api/v1/barrier-reports/%s".formatted(port, sent.reference()));
            var asked = HttpRequest.newBuilder(address)
                    .header("X-Report-Secret", sent.secret())
                    .build();
            assertThat(client.send(asked, BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body())
                    .contains(COVERED)
                    .doesNotContain("李四", "欧阳", "周海燕");
        }
        try (var bureau = new Visitor(port)) {
            bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
            assertThat(bureau.get("/desk/reports/" + sent.reference()).body())
                    .as("who handles it reads what was written")
                    .contains(STORY);
            assertThat(bureau.get("/desk/reports.csv").body())
                    .contains(sent.reference())
                    .doesNotContain("李四");
        }
    }

    @Test
    void a02_its_case_and_what_is_answered_to_it_hold_no_name() {
        var sent = reported(null);
        var opened = handled.open(sent.reference(), town.bureau).orElseThrow();
        assertThat(opened.about().what()).isEqualTo(COVERED + "\n四楼的＊＊那里");
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        var remedied = town.remedied(opened);
        cases.exhibit(remedied.id(), "通知.pdf", "%PDF-1.7 notice".getBytes(StandardCharsets.US_ASCII), town.officer);
        town.act(remedied, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1"));
        assertThat(reports.answer(sent.reference(), Report.Answer.DENIED, "孙丽昨天又让我交复印件"))
                .isTrue();
        assertThat(cases.findFile(opened.id()).orElseThrow().history().last().because())
                .isEqualTo("＊＊昨天又让我交复印件");
    }

    @Test
    void a03_who_is_told_of_a_case_that_others_wrote_reads_no_name_in_its_subject() {
        identity.registerPerson(
                        new NewPerson("names.citizen", "反映人", null, Roles.of(Role.CITIZEN), LedgerTown.PASSWORD, null))
                .orThrow();
        var citizen = identity.findPersonByLogin("names.citizen").orElseThrow();
        var filed = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About("王秀兰还在收结婚证复印件", "市南窗口", "", ""),
                        "",
                        Reporter.Kind.PLATFORM,
                        "",
                        reports.getReport(reported(null).reference()).receivedAt()),
                town.bureau);
        assertThat(handled.join(Set.of(reported(citizen.id()).reference()), filed.id(), town.bureau))
                .isEqualTo(1);
        town.triaged(cases.findFile(filed.id()).orElseThrow().about());
        assertThat(inbox.listMessages(citizen.id(), ListQuery.first()).rows())
                .isNotEmpty()
                .allSatisfy(received ->
                        assertThat(received.message().because().arguments()).containsExactly("＊＊还在收结婚证复印件"));
    }
}
