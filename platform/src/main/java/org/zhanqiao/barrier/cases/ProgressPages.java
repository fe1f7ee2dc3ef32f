package org.zhanqiao.barrier.cases;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.ledger.CaseFigures;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// How far the city has come, for everybody: figures that count what nobody has confirmed apart.
@Controller
class ProgressPages {

    static final String PATH = "/barriers/progress";

    private final Pages pages;
    private final CaseFigures figures;
    private final Barriers barriers;

    ProgressPages(Pages pages, CaseFigures figures, Barriers barriers) {
        this.pages = pages;
        this.figures = figures;
        this.barriers = barriers;
    }

    @PublicEndpoint
    @GetMapping(PATH)
    View progress() {
        var cleared = barriers.radar(new RadarFilter("", "", "", Optional.of(Result.Kind.CLEARED), "")).rows().stream()
                .filter(row -> row.paper().supply() != Supply.APPLICANT)
                .toList();
        return pages.show(
                "barrier/progress",
                new ProgressView(
                        figures.of(CaseKind.BARRIER),
                        cleared.size(),
                        cleared.stream()
                                .mapToLong(row -> row.matter().casesPerYear())
                                .sum()));
    }
}
