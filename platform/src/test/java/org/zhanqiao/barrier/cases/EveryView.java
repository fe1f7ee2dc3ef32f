package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.demand.RequestDesk.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.zhanqiao.ledger.CaseState;

/// Every view of one case: its page, lists and board, the pages of both who reported it, the campaign, the public
/// progress and both interfaces for programs.
///
/// @param reference of the report of whoever did not sign in
/// @param caseId    of the case that handles both
record EveryView(PathPeople people, String campaign, String reference, String secret, String caseId) {

    /// Where whoever did not sign in follows the report.
    void follow(Page page) {
        page.navigate("/report/follow");
        if (page.locator("#secret").count() > 0) {
            page.locator("#reference").fill(reference);
            page.locator("#secret").fill(secret);
            page.locator("main form .zq-button").last().click();
        }
    }

    /// What every view has to say.
    record Standing(
            CaseState state,
            String official,
            String plain,
            String agency,
            int open,
            int overdue,
            int closed,
            int back) {}

    void says(Standing is) {
        people.as("ledger.bureau", page -> {
            page.navigate("/desk/cases/" + caseId);
            assertThat(page.locator("h1").textContent()).contains(caseId).contains(is.official());
            page.navigate("/desk/cases?state=" + is.state());
            assertThat(text(page)).contains(caseId);
            page.navigate("/desk/cases/board");
            var row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(is.agency()));
            assertThat(cell(row, "未办结")).isEqualTo(is.open());
            assertThat(cell(row, "已逾期")).isEqualTo(is.overdue());
            assertThat(cell(row, "已销号")).isEqualTo(is.closed());
            assertThat(cell(row, "曾重启")).isEqualTo(is.back());
            var api = page.request().get("/api/v1/cases/" + caseId).text();
            assertThat(api).contains("\"state\":\"" + is.state() + "\"", "\"reopened\":" + is.back());
            assertThat(page.request().get("/api/v1/cases?state=" + is.state()).text())
                    .contains(caseId);
        });
        people.passerBy(page -> {
            follow(page);
            assertThat(text(page)).contains(is.plain());
            for (var path : List.of("/barriers/progress", "/campaigns/" + campaign)) {
                page.navigate(path);
                boolean campaign = path.startsWith("/campaigns");
                assertThat(figure(page, campaign ? "未办结" : "还在解决")).isEqualTo(is.open());
                assertThat(figure(page, campaign ? "已销号" : "已经解决")).isEqualTo(is.closed());
            }
            var api = page.request()
                    .get(
                            "/api/v1/barrier-reports/" + reference,
                            RequestOptions.create().setHeader("X-Report-Secret", secret))
                    .text();
            assertThat(api).contains("\"state\":\"" + is.state() + "\"");
        });
        people.citizen(page -> {
            page.navigate("/my/reports");
            assertThat(text(page)).contains(is.plain());
        });
    }

    private static int cell(Locator row, String label) {
        return number(row.locator("td[data-label='" + label + "']").first().textContent());
    }

    private static int figure(Page page, String label) {
        return number(
                page.locator("dl div:has(> dt:text-is('" + label + "')) dd").textContent());
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip().split("\\D", 2)[0]);
    }
}
