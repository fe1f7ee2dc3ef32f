package org.zhanqiao.demand.missing.desk;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingFilter;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.Climbing;
import org.zhanqiao.proceeding.Words;

/// Missing data whose day has passed so long ago that the city's government office looks after them.
@Configuration(proxyBeanMethods = false)
class ClimbedMissing {

    private static final MissingFilter CLIMBED = new MissingFilter(MissingFilter.Show.CLIMBED, "", Optional.empty());

    @Bean
    Climbing climbingMissing(MissingData missing, ActPages names) {
        return new Climbing(
                30,
                "demand.climbed.missing",
                "demand.climbed.missing.hint",
                MissingPages.LIST + "?show=" + MissingFilter.Show.CLIMBED,
                MissingActKind.SUPERVISE,
                true,
                MissingActKind.REPLY,
                () -> missing.count(CLIMBED),
                query -> missing.listMissing(CLIMBED, query).rows().stream()
                        .map(each -> new Climbing.Line(
                                each.id(),
                                MissingPages.path(each.id()),
                                Words.of(
                                        "demand.climbed.missingData",
                                        each.name(),
                                        each.needs().size()),
                                names.agency(each.source()),
                                each.due()))
                        .toList());
    }
}
