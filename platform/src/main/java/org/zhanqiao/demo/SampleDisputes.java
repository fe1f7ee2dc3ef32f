package org.zhanqiao.demo;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.disputes.Dispute;
import org.zhanqiao.demand.disputes.DisputeAct;
import org.zhanqiao.demand.disputes.Disputes;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;

/// Disputes of the sample city: one that is negotiated, one before the bureau, one before the city's government.
@Component
class SampleDisputes {

    private final Disputes disputes;
    private final AccessRequests requests;
    private final Identity identity;
    private final InstantSource clock;

    SampleDisputes(Disputes disputes, AccessRequests requests, Identity identity, InstantSource clock) {
        this.disputes = disputes;
        this.requests = requests;
        this.identity = identity;
        this.clock = clock;
    }

    /// The requests of [SampleRequests] are there already.
    void make() {
        var refused = disputes.raise(
                first(RequestState.REFUSED, RequestFilter.Due.ANY).id(),
                "REFUSED",
                "变更法定代表人时要核验其偿债能力，请提供公积金余额所在区间，不需要具体数额",
                person("market-officer"));
        var stated = act(refused, DisputeAct.STATE, "housing-fund-officer", "余额区间同样反映个人财产状况，与企业登记无关", Map.of());
        act(
                stated,
                DisputeAct.PROPOSE_SETTLEMENT,
                "housing-fund-officer",
                "只答是否，不涉及财产状况",
                Map.of("duty", "ANSWER_ANEW", "order", "改为只核验“是否正常缴存”后重新申请，我方 3 个工作日内答复"));
        var incomplete = disputes.raise(
                first(RequestState.INCOMPLETE, RequestFilter.Due.ANY).id(),
                "INCOMPLETE",
                "申请已写明由企业登记窗口使用，要求再列明每个岗位没有必要",
                person("market-officer"));
        act(incomplete, DisputeAct.BRING_TO_AUTHORITY, "market-head", "双方协商一次，对方坚持要求逐个岗位列明", Map.of());
        late();
    }

    private void late() {
        var raised = disputes.raise(
                first(RequestState.SUBMITTED, RequestFilter.Due.OVERDUE).id(),
                "LATE",
                "超过答复期限仍未答复，退休人员只能继续到窗口开具参保凭证",
                person("human-resources-officer"));
        var brought = act(raised, DisputeAct.BRING_TO_AUTHORITY, "human-resources-head", "多次催办，对方未说明何时答复", Map.of());
        var decided = act(
                brought,
                DisputeAct.DECIDE,
                "bureau",
                "目录已列为有条件共享，提供部门应当按期答复",
                Map.of("duty", "ANSWER_ANEW", "order", "3 个工作日内答复该申请"));
        var appealed = act(decided, DisputeAct.APPEAL, "medical-insurance-head", "参保信息正在省级系统统一维护，应由省级部门答复", Map.of());
        act(appealed, DisputeAct.SUBMIT_TO_GOVERNMENT, "bureau", "", Map.of("submitted", today()));
    }

    private String today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate().toString();
    }

    private AccessRequest first(RequestState state, RequestFilter.Due due) {
        var filter = new RequestFilter(RequestFilter.Desk.ALL, "", Optional.of(state), due);
        return requests.listRequests(filter, ListQuery.first()).rows().getFirst();
    }

    private Dispute act(Dispute dispute, DisputeAct kind, String who, String because, Map<String, String> said) {
        return disputes.act(new Decision<>(dispute.id(), dispute.version(), kind, because, said), person(who));
    }

    private Person person(String login) {
        return identity.findPersonByLogin(login).orElseThrow();
    }
}
