package org.zhanqiao.barrier.reports.desk;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportStory;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// A person’s own reports in their account; they need no secret there.
@Controller
class MyReportPages {

    static final String MY = "/my/reports";

    private final Pages pages;
    private final Reports reports;
    private final ReportStory story;

    MyReportPages(Pages pages, Reports reports, ReportStory story) {
        this.pages = pages;
        this.reports = reports;
        this.story = story;
    }

    @AnyoneSignedIn
    @GetMapping(MY)
    View mine(
            ListQuery query, @RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedInPerson me) {
        return pages.show(
                "barrier/my-reports",
                new MyReportView(
                        reports.listReportsOf(me.id(), query)
                                .map(report -> new MyReportView.Row(report, story.of(report))),
                        "answered".equals(done)));
    }

    /// @param answer whether the barrier is gone
    @AnyoneSignedIn
    @PostMapping(MY + "/{reference}/answer")
    View answer(
            @PathVariable String reference,
            @RequestParam Report.Answer answer,
            @RequestParam(defaultValue = "") String words,
            @AuthenticationPrincipal SignedInPerson me) {
        var mine = reports.findReport(reference)
                .filter(report -> me.id().equals(report.person()))
                .orElseThrow(() -> new NotFound("report", reference));
        return pages.redirect(reports.answer(mine.reference(), answer, words) ? MY + "?done=answered" : MY);
    }
}
