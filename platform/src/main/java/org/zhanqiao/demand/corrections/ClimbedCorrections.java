package org.zhanqiao.demand.corrections;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.proceeding.Climbing;
import org.zhanqiao.proceeding.Words;

/// Correction requests that nobody has reported back on for so long that the city's government office looks after them.
@Configuration(proxyBeanMethods = false)
class ClimbedCorrections {

    private static final ProceedingFilter CLIMBED =
            new ProceedingFilter("", Optional.empty(), ProceedingFilter.Narrow.CLIMBED);

    @Bean
    Climbing climbingCorrections(Corrections corrections, CorrectionViews views, ProceedingViews names) {
        return new Climbing(
                20,
                "demand.climbed.corrections",
                "demand.climbed.corrections.hint",
                CorrectionPages.LIST + "?narrow=" + ProceedingFilter.Narrow.CLIMBED,
                CorrectionAct.SUPERVISE,
                true,
                CorrectionAct.REPLY,
                () -> corrections.count(CLIMBED),
                query -> corrections.list(CLIMBED, query).rows().stream()
                        .map(each -> line(each, views, names))
                        .toList());
    }

    private static Climbing.Line line(Correction correction, CorrectionViews views, ProceedingViews names) {
        return new Climbing.Line(
                correction.id(),
                CorrectionPages.path(correction.id()),
                Words.of(
                        "demand.climbed.correction",
                        names.agency(correction.consumer()),
                        names.service(correction.about().service()),
                        views.item(correction)),
                names.agency(correction.provider()),
                correction.due());
    }
}
