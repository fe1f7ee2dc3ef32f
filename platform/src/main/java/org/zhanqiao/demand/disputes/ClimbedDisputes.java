package org.zhanqiao.demand.disputes;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.proceeding.Climbing;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;

/// Disputes that the bureau has put before the city's government, which decides for good (Order 809 art. 28).
@Configuration(proxyBeanMethods = false)
class ClimbedDisputes {

    private static final ProceedingFilter CLIMBED =
            new ProceedingFilter("", Optional.empty(), ProceedingFilter.Narrow.CLIMBED);

    @Bean
    Climbing climbingDisputes(Disputes disputes, ProceedingViews names) {
        return new Climbing(
                5,
                "demand.climbed.disputes",
                "demand.climbed.disputes.hint",
                DisputePages.LIST + "?narrow=" + ProceedingFilter.Narrow.CLIMBED,
                DisputeAct.RECORD_RULING,
                false,
                null,
                () -> disputes.count(CLIMBED),
                query -> disputes.list(CLIMBED, query).rows().stream()
                        .map(each -> line(each, names))
                        .toList());
    }

    private static Climbing.Line line(Dispute dispute, ProceedingViews names) {
        return new Climbing.Line(
                dispute.id(),
                DisputePages.path(dispute.id()),
                Words.of("demand.dispute.what." + dispute.ground().name(), dispute.request()),
                names.agency(dispute.consumer()) + " / " + names.agency(dispute.provider()),
                dispute.since().atZone(Page.ZONE).toLocalDate());
    }
}
