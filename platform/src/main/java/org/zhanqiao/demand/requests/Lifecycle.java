package org.zhanqiao.demand.requests;

import static org.zhanqiao.demand.requests.RequestState.APPROVAL_PROPOSED;
import static org.zhanqiao.demand.requests.RequestState.APPROVED;
import static org.zhanqiao.demand.requests.RequestState.AWAITING_SIGN_OFF;
import static org.zhanqiao.demand.requests.RequestState.COMPLETION_PROPOSED;
import static org.zhanqiao.demand.requests.RequestState.CONSUMER_SIGNED;
import static org.zhanqiao.demand.requests.RequestState.DISPOSED;
import static org.zhanqiao.demand.requests.RequestState.DRAFT;
import static org.zhanqiao.demand.requests.RequestState.ENDED;
import static org.zhanqiao.demand.requests.RequestState.EXPIRED;
import static org.zhanqiao.demand.requests.RequestState.INCOMPLETE;
import static org.zhanqiao.demand.requests.RequestState.IN_FORCE;
import static org.zhanqiao.demand.requests.RequestState.PROVIDER_SIGNED;
import static org.zhanqiao.demand.requests.RequestState.REDUCED;
import static org.zhanqiao.demand.requests.RequestState.REFUSAL_PROPOSED;
import static org.zhanqiao.demand.requests.RequestState.REFUSED;
import static org.zhanqiao.demand.requests.RequestState.SUBMITTED;
import static org.zhanqiao.demand.requests.RequestState.SUPERSEDED;
import static org.zhanqiao.demand.requests.RequestState.WITHDRAWN;

import java.util.List;
import java.util.Set;
import org.zhanqiao.proceeding.Graph;

/// The whole life of a request: every state, every act, where it leads. What is not here cannot be done;
/// [RequestHistory] narrows some acts further (once only, not while another is open). Drawn in `docs/requests.md` from
/// [#mermaid].
public final class Lifecycle {

    private static final Graph<RequestState, ActKind> GRAPH = new Graph<>(DRAFT, ActKind.class);

    static {
        from(DRAFT, ActKind.PROPOSE, AWAITING_SIGN_OFF);
        from(DRAFT, ActKind.WITHDRAW, WITHDRAWN);
        from(AWAITING_SIGN_OFF, ActKind.SEND_BACK, DRAFT);
        from(AWAITING_SIGN_OFF, ActKind.SIGN_OFF, SUBMITTED);
        from(AWAITING_SIGN_OFF, ActKind.WITHDRAW, WITHDRAWN);
        from(SUBMITTED, ActKind.NOTE_INCOMPLETE, INCOMPLETE);
        from(SUBMITTED, ActKind.PROPOSE_APPROVAL, APPROVAL_PROPOSED);
        from(SUBMITTED, ActKind.PROPOSE_REFUSAL, REFUSAL_PROPOSED);
        from(SUBMITTED, ActKind.WITHDRAW, WITHDRAWN);
        from(INCOMPLETE, ActKind.COMPLETE, SUBMITTED);
        from(INCOMPLETE, ActKind.COMPLETE, COMPLETION_PROPOSED);
        from(INCOMPLETE, ActKind.WITHDRAW, WITHDRAWN);
        from(COMPLETION_PROPOSED, ActKind.SEND_BACK_COMPLETION, INCOMPLETE);
        from(COMPLETION_PROPOSED, ActKind.SIGN_OFF_COMPLETION, SUBMITTED);
        from(COMPLETION_PROPOSED, ActKind.WITHDRAW, WITHDRAWN);
        from(APPROVAL_PROPOSED, ActKind.RETURN_ANSWER, SUBMITTED);
        from(APPROVAL_PROPOSED, ActKind.APPROVE, APPROVED);
        from(APPROVAL_PROPOSED, ActKind.WITHDRAW, WITHDRAWN);
        from(REFUSAL_PROPOSED, ActKind.RETURN_ANSWER, SUBMITTED);
        from(REFUSAL_PROPOSED, ActKind.REFUSE, REFUSED);
        from(REFUSAL_PROPOSED, ActKind.WITHDRAW, WITHDRAWN);
        for (var answering : new RequestState[] {SUBMITTED, APPROVAL_PROPOSED, REFUSAL_PROPOSED}) {
            from(answering, ActKind.ASK_EXTENSION, answering);
            from(answering, ActKind.CONSENT_EXTENSION, answering);
            from(answering, ActKind.DENY_EXTENSION, answering);
            from(answering, ActKind.ESCALATE, answering);
            from(answering, ActKind.SUPERVISE, answering);
            from(answering, ActKind.REPLY, answering);
        }
        for (var completing : new RequestState[] {INCOMPLETE, COMPLETION_PROPOSED}) {
            from(completing, ActKind.SUPERVISE, completing);
            from(completing, ActKind.REPLY, completing);
        }
        from(APPROVED, ActKind.SIGN_AS_CONSUMER, CONSUMER_SIGNED);
        from(APPROVED, ActKind.SIGN_AS_PROVIDER, PROVIDER_SIGNED);
        from(CONSUMER_SIGNED, ActKind.SIGN_AS_PROVIDER, IN_FORCE);
        from(PROVIDER_SIGNED, ActKind.SIGN_AS_CONSUMER, IN_FORCE);
        for (var delivering : new RequestState[] {APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED}) {
            from(delivering, ActKind.WITHDRAW, WITHDRAWN);
            from(delivering, ActKind.ESCALATE, delivering);
            from(delivering, ActKind.SUPERVISE, delivering);
            from(delivering, ActKind.REPLY, delivering);
        }
        from(IN_FORCE, ActKind.SUSPEND, IN_FORCE);
        from(IN_FORCE, ActKind.RESUME, IN_FORCE);
        from(IN_FORCE, ActKind.END, ENDED);
        from(IN_FORCE, ActKind.TERMINATE, ENDED);
        from(IN_FORCE, ActKind.SUPERSEDE, SUPERSEDED);
        from(IN_FORCE, ActKind.SUPERSEDE, REDUCED);
        from(IN_FORCE, ActKind.REMIND, IN_FORCE);
        from(IN_FORCE, ActKind.EXPIRE, EXPIRED);
        from(ENDED, ActKind.CONFIRM_DISPOSAL, DISPOSED);
        from(EXPIRED, ActKind.CONFIRM_DISPOSAL, DISPOSED);
        from(REDUCED, ActKind.CONFIRM_DISPOSAL, SUPERSEDED);
        for (var disposing : new RequestState[] {ENDED, EXPIRED, REDUCED}) {
            from(disposing, ActKind.ESCALATE, disposing);
            from(disposing, ActKind.SUPERVISE, disposing);
            from(disposing, ActKind.REPLY, disposing);
        }
        from(REFUSED, ActKind.ANSWER_ANEW, SUBMITTED);
    }

    private Lifecycle() {}

    private static void from(RequestState from, ActKind act, RequestState to) {
        var _ = GRAPH.with(from, act, to);
    }

    /// Where an act leads; nothing when it cannot be done in that state, and more than one state where what was signed
    /// off decides.
    static List<RequestState> after(RequestState from, ActKind act) {
        return GRAPH.after(from, act);
    }

    /// What can be done in a state, in the order of [ActKind].
    public static Set<ActKind> listActs(RequestState state) {
        return GRAPH.listActs(state);
    }

    /// The graph as Mermaid draws it.
    static String mermaid() {
        return GRAPH.mermaid();
    }
}
