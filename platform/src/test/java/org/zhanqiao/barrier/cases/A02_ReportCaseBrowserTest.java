package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.RequestDesk.errors;
import static org.zhanqiao.demand.RequestDesk.follow;
import static org.zhanqiao.demand.RequestDesk.look;
import static org.zhanqiao.demand.RequestDesk.text;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.BrowserSupport.Width;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.demand.RequestDesk;
import org.zhanqiao.ledger.LedgerTown;

/// The bureau files a case for a report and lets those that say the same join it, in a real browser.
@PlatformTest
@Import(LedgerTown.class)
class A02_ReportCaseBrowserTest {

    private static final RequestDesk DESK = new RequestDesk();

    @LocalServerPort
    private int port;

    @Autowired
    private Reports reports;

    @Autowired
    private SimilarReports similar;

    @AfterAll
    static void close() {
        DESK.close();
    }

    private String reported(String paper, String story) {
        var answers = Answers.general("", "公积金租房提取", paper, "香港中路窗口", null, null, story, "", "");
        var sent = reports.enter(new NewReport(Channel.COUNTER, answers, false, null, "ledger.officer", "", "", null));
        return ((Submission.Received) sent).reference();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void a01_a_report_becomes_a_case_and_one_that_says_the_same_joins_it(Width width) {
        var paper = "无房证明（" + (width == Width.PHONE ? "市南" : "崂山") + "）";
        var first = reported(paper, "去了三趟，每次都要无房证明");
        var second = reported(paper, "提取公积金还要无房证明，跑了三趟");
        Awaitility.await()
                .until(() -> similar.find(reports.getReport(first), 5).stream()
                        .anyMatch(each -> each.reference().equals(second)));
        DESK.as(port, "ledger.bureau", width, page -> {
            page.navigate("/desk/reports/" + first);
            assertThat(text(page)).contains("立案或并入");
            follow(page, "立案或并入");
            assertThat(text(page)).contains("说的可能是同一件事", second, "相似");
            page.locator("#case").fill("");
            page.locator("form[action$='/join'] button").click();
            assertThat(errors(page)).contains("请填写事项编号");
            page.locator("#case").fill("ZG-2026-999999");
            page.locator("form[action$='/join'] button").click();
            assertThat(errors(page)).contains("没有这个编号的事项");
            look(page, "report-case-" + width + "-1");
            page.locator("form[action$='/open'] button").click();
            assertThat(text(page)).contains("公积金租房提取：仍被要求提交" + paper, "群众和企业 1 人次");
            var caseId = page.url().replaceFirst(".*/(ZG-[0-9-]+).*", "$1");
            page.navigate("/desk/reports/" + second + "/case");
            assertThat(text(page)).contains(caseId);
            page.locator("#case").fill(caseId);
            page.locator("form[action$='/join'] button").click();
            assertThat(text(page)).contains("群众和企业 2 人次");
            page.navigate("/desk/reports/" + second + "/case");
            look(page, "report-case-" + width + "-2");
            page.locator("form[action$='/split'] button").click();
            assertThat(text(page)).contains("单独立案");
            page.navigate("/barriers/progress");
            assertThat(text(page)).contains("一共发现的堵点");
            look(page, "report-case-" + width + "-3-progress");
        });
    }
}
