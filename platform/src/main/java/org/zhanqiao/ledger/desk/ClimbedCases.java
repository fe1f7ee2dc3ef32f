package org.zhanqiao.ledger.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.proceeding.Climbing;
import org.zhanqiao.proceeding.Words;

/// Cases so long overdue that the city's government office looks after them.
@Configuration(proxyBeanMethods = false)
class ClimbedCases {

    private static final CaseFilter CLIMBED = CaseFilter.of("").narrowed(CaseFilter.Narrow.CLIMBED);

    @Bean
    Climbing climbingCases(Cases cases, CaseNames names) {
        return new Climbing(
                40,
                "ledger.climbed",
                "ledger.climbed.hint",
                CasePages.LIST + "?narrow=" + CaseFilter.Narrow.CLIMBED,
                CaseAct.SUPERVISE,
                true,
                null,
                () -> cases.counts(CLIMBED).getOrDefault(CaseFilter.Narrow.CLIMBED, 0L),
                query -> cases.list(CLIMBED, query).rows().stream()
                        .map(each -> new Climbing.Line(
                                each.id(),
                                CasePages.path(each.id()),
                                Words.of("ledger.climbed.what", each.about().title()),
                                names.agency(each.owner().agency()),
                                each.due()))
                        .toList());
    }
}
