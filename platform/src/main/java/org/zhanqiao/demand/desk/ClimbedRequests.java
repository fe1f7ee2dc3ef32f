package org.zhanqiao.demand.desk;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.proceeding.Climbing;
import org.zhanqiao.proceeding.Words;

/// Requests whose answer or delivery is so late that the city's government office looks after it.
@Configuration(proxyBeanMethods = false)
class ClimbedRequests {

    private static final RequestFilter CLIMBED =
            new RequestFilter(RequestFilter.Desk.ALL, "", Optional.empty(), RequestFilter.Due.CLIMBED);

    @Bean
    Climbing climbingRequests(AccessRequests requests, ProceedingViews names) {
        return new Climbing(
                10,
                "demand.climbed.requests",
                "demand.climbed.requests.hint",
                RequestListPages.OVERSIGHT + "?due=" + RequestFilter.Due.CLIMBED,
                ActKind.SUPERVISE,
                true,
                ActKind.REPLY,
                () -> requests.count(CLIMBED),
                query -> requests.listRequests(CLIMBED, query).rows().stream()
                        .map(each -> line(each, names))
                        .toList());
    }

    private static Climbing.Line line(AccessRequest request, ProceedingViews names) {
        return new Climbing.Line(
                request.id(),
                RequestPages.path(request.id()),
                Words.of(
                        "demand.climbed.request",
                        names.agency(request.consumer()),
                        names.service(request.ask().service())),
                names.agency(request.owing()),
                request.due());
    }
}
