package org.zhanqiao.demand.desk;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestFilter.Desk;
import org.zhanqiao.demand.requests.RequestFilter.Due;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.DeskWork.Pile;
import org.zhanqiao.web.DeskWork.Waiting;
import org.zhanqiao.web.SignedIn;

/// Requests that wait for the reader: what their agency asked and what it is asked, and for the bureau the extensions
/// it has to decide.
@Configuration(proxyBeanMethods = false)
class RequestWork {

    private final AccessRequests requests;

    RequestWork(AccessRequests requests) {
        this.requests = requests;
    }

    @Bean
    DeskWork askedWork() {
        return reader -> find(reader, Desk.ASKED, 210, "demand.asked", Due.MINE);
    }

    @Bean
    DeskWork incomingWork() {
        return reader -> find(reader, Desk.INCOMING, 220, "demand.incoming", Due.MINE);
    }

    @Bean
    DeskWork oversightWork() {
        return reader -> find(reader, Desk.ALL, 230, "demand.oversight", Due.EXTENSION);
    }

    private Optional<Waiting> find(SignedIn reader, Desk desk, int order, String label, Due turn) {
        if (!(reader instanceof SignedInPerson me)) {
            return Optional.empty();
        }
        var sight = Sight.of(me);
        boolean theirs =
                desk == Desk.ALL ? me.has(Role.BUREAU) : !sight.agency().isEmpty();
        return theirs
                ? Waiting.of(order, label, pile(desk, sight.agency(), turn), pile(desk, sight.agency(), Due.OVERDUE))
                : Optional.empty();
    }

    private Pile pile(Desk desk, String agency, Due due) {
        return new Pile(
                requests.count(new RequestFilter(desk, agency, Optional.empty(), due)),
                RequestListPages.path(desk) + "?due=" + due);
    }
}
