package org.zhanqiao.barrier.reports.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhanqiao.FormToken;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.ReportTown;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// A flood of reports is hidden at once, with a reason, and shown again.
@PlatformTest
@Import(ReportTown.class)
class A02_ReportBulkTest {

    private static final String LIST = "/desk/reports";
    private static final Pattern CHOSEN = Pattern.compile("name=\"report\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Reports reports;

    @Autowired
    private Cases cases;

    @Autowired
    private InstantSource clock;

    private void report(String matter, int count) {
        for (int i = 0; i < count; i++) {
            reports.enter(new NewReport(
                    Channel.TELEPHONE,
                    Answers.general("", matter, "材料 " + i, "", null, null, "", "", ""),
                    false,
                    null,
                    ReportTown.CLERK,
                    ReportTown.AGENCY,
                    "",
                    null));
        }
    }

    private List<Report> list(String matter, ReportState state) {
        try (Stream<Report> all = Paged.everything(
                new ListQuery(matter, "", false, 1, 200),
                each -> reports.listReports(new ReportFilter(Optional.of(state), Optional.empty(), ""), each))) {
            return all.toList();
        }
    }

    private Visitor bureau() {
        var visitor = new Visitor(port);
        visitor.signIn(ReportTown.BUREAU, ReportTown.PASSWORD);
        return visitor;
    }

    private static String token(HttpResponse<String> page) {
        return FormToken.of(page.body()).orElseThrow();
    }

    /// Sends a form with one field many times.
    private static HttpResponse<String> send(
            Visitor visitor, String path, String token, List<String> chosen, String because) {
        var fields = new StringBuilder(because);
        chosen.forEach(each -> fields.append("&report=").append(URLEncoder.encode(each, StandardCharsets.UTF_8)));
        return visitor.postBody(path, fields + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    @Test
    void a01_hundreds_are_hidden_for_one_reason_and_shown_again() {
        report("灌水的事项", 230);
        report("正经的事项", 2);
        try (var visitor = bureau()) {
            var asked = visitor.post(LIST, LIST + "/bulk", Map.of("act", "hide", "all", "true", "q", "灌水的事项"));
            assertThat(asked.body()).contains("一共 230 条");
            var chosen = CHOSEN.matcher(asked.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(chosen).hasSize(230);
            var without = send(visitor, LIST + "/bulk/hide", token(asked), chosen, "because=");
            assertThat(without.statusCode()).isEqualTo(422);
            assertThat(without.body()).contains("请写明隐藏的原因");
            assertThat(list("灌水的事项", ReportState.HIDDEN)).isEmpty();
            var hidden = send(visitor, LIST + "/bulk/hide", token(asked), chosen, "because=spam");
            assertThat(hidden.body()).contains("办成 230 条，未办 0 条");
            assertThat(list("灌水的事项", ReportState.HIDDEN))
                    .hasSize(230)
                    .allMatch(report -> report.hiddenBecause().equals("spam"));
            assertThat(list("正经的事项", ReportState.RECEIVED)).hasSize(2);
            var back = visitor.post(LIST, LIST + "/bulk", Map.of("act", "show", "all", "true", "q", "灌水的事项"));
            var again = CHOSEN.matcher(back.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(send(visitor, LIST + "/bulk/show", token(back), again, "x=")
                            .body())
                    .contains("办成 230 条");
            assertThat(list("灌水的事项", ReportState.RECEIVED)).hasSize(230);
        }
    }

    @Test
    void a02_one_that_somebody_else_changed_is_left_and_named() {
        report("两个人同时看的", 3);
        try (var visitor = bureau()) {
            var seen = list("两个人同时看的", ReportState.RECEIVED);
            var chosen = seen.stream()
                    .map(each -> each.reference() + "@" + each.version())
                    .toList();
            var first = LIST + "/" + seen.getFirst().reference();
            visitor.post(first, first + "/hide", Map.of("version", "1", "because", "别人先办的"));
            visitor.post(first, first + "/show", Map.of("version", "2"));
            var last = LIST + "/" + seen.getLast().reference();
            visitor.post(last, last + "/hide", Map.of("version", "1", "because", "别人先办的"));
            var page = visitor.get(LIST);
            var done = send(visitor, LIST + "/bulk/hide", token(page), chosen, "because=spam");
            assertThat(done.body()).contains("办成 1 条，未办 2 条", seen.getFirst().reference(), "刚被别人改过", "已经是这样");
            assertThat(reports.getReport(seen.getLast().reference()).hiddenBecause())
                    .isEqualTo("别人先办的");
            assertThat(send(visitor, LIST + "/bulk/hide", token(page), List.of(), "because=spam")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void a02_two_hundred_of_one_thing_join_one_case_at_once() {
        report("两百人说的同一件事", 205);
        var opened = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About("同一件事", "都在要", "", ""),
                        "",
                        org.zhanqiao.ledger.Reporter.Kind.PLATFORM,
                        "",
                        clock.instant()),
                null);
        try (var visitor = bureau()) {
            var hidden = list("两百人说的同一件事", ReportState.RECEIVED).getFirst();
            var one = LIST + "/" + hidden.reference();
            visitor.post(one, one + "/hide", Map.of("version", "1", "because", "灌水"));
            var asked = visitor.post(LIST, LIST + "/bulk", Map.of("act", "join", "all", "true", "q", "两百人说的同一件事"));
            var chosen = new ArrayList<>(CHOSEN.matcher(asked.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList());
            assertThat(chosen).as("what is hidden is not meant").hasSize(204);
            chosen.add(hidden.reference() + "@1");
            assertThat(send(visitor, LIST + "/bulk/join", token(asked), chosen, "case=")
                            .body())
                    .contains("请填写事项编号");
            assertThat(send(visitor, LIST + "/bulk/join", token(asked), chosen, "case=ZG-2026-999999")
                            .body())
                    .contains("没有这个编号的事项");
            var typed = "case=+" + opened.id().toLowerCase(Locale.ROOT);
            assertThat(send(visitor, LIST + "/bulk/join", token(asked), chosen, typed)
                            .body())
                    .contains("办成 204 条，未办 1 条", hidden.reference(), "已在别的事项里");
            assertThat(cases.findFile(opened.id()).orElseThrow().reporters()).hasSize(205);
            var reference = list("两百人说的同一件事", ReportState.LINKED).getFirst().reference();
            assertThat(visitor.get(LIST + "?q=" + reference.replace("-", "").toLowerCase(Locale.ROOT))
                            .body())
                    .as("a reference is found however it is typed")
                    .contains(LIST + "/" + reference);
        }
    }

    @Test
    void a03_nobody_else_may() {
        try (var officer = new Visitor(port)) {
            officer.signIn(ReportTown.OFFICER, ReportTown.PASSWORD);
            assertThat(officer.post("/desk", LIST + "/bulk", Map.of("act", "hide"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
