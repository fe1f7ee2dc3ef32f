package org.zhanqiao.demand.desk;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.demand.requests.RequestMoved;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.proceeding.Rung;

/// Tells people of requests, in the transaction of what happened: whoever has to do something now, and whoever waited
/// for it. Reasons are free text and stand on the page, not in a message.
@Component
class RequestMessages {

    private final Inbox inbox;
    private final Identity identity;
    private final Offerings offerings;

    RequestMessages(Inbox inbox, Identity identity, Offerings offerings) {
        this.inbox = inbox;
        this.identity = identity;
        this.offerings = offerings;
    }

    @EventListener
    void tell(RequestMoved moved) {
        listTold(moved).forEach(party -> tell(party, moved));
    }

    /// Who is told of an act.
    static Set<Party> listTold(RequestMoved moved) {
        return switch (moved.act().kind()) {
            case DRAFT -> Set.of();
            // Who signed was told of the grant; only what is to be disposed of is news.
            case SUPERSEDE -> moved.request().state().isDisposing() ? Set.of(Party.CONSUMER_OFFICER) : Set.of();
            case PROPOSE -> Set.of(Party.CONSUMER_HEAD);
            case SEND_BACK, SEND_BACK_COMPLETION, NOTE_INCOMPLETE -> Set.of(Party.CONSUMER_OFFICER);
            case SIGN_OFF, SIGN_OFF_COMPLETION -> Set.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case COMPLETE -> Set.of(isToBeSigned(moved) ? Party.CONSUMER_HEAD : Party.PROVIDER_OFFICER);
            case DENY_EXTENSION, RETURN_ANSWER, CONFIRM_DISPOSAL -> Set.of(Party.PROVIDER_OFFICER);
            case ASK_EXTENSION -> Set.of(Party.BUREAU);
            // Art. 21: whoever asked is told of the extension.
            case CONSENT_EXTENSION -> Set.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case PROPOSE_APPROVAL, PROPOSE_REFUSAL -> Set.of(Party.PROVIDER_HEAD);
            case APPROVE -> Set.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case REFUSE -> Set.of(Party.CONSUMER_OFFICER, Party.CONSUMER_HEAD);
            case SIGN_AS_CONSUMER, SIGN_AS_PROVIDER -> signed(moved.request().state());
            case END -> Set.of(Party.PROVIDER_OFFICER);
            case SUSPEND, RESUME, TERMINATE, EXPIRE -> Set.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case REMIND -> Set.of(Party.CONSUMER_OFFICER);
            case WITHDRAW -> withdrawn(moved.from());
            case ESCALATE -> escalated(ActDetail.of(moved.act()), moved.request());
            case SUPERVISE -> owing(moved.request(), EnumSet.of(Party.BUREAU));
            case REPLY ->
                moved.request().rung() == Rung.CITY_OFFICE
                        ? Set.of(Party.BUREAU, Party.CITY_OFFICE)
                        : Set.of(Party.BUREAU);
            case ANSWER_ANEW ->
                Set.of(Party.CONSUMER_OFFICER, Party.CONSUMER_HEAD, Party.PROVIDER_OFFICER, Party.PROVIDER_HEAD);
        };
    }

    /// Whether it was completed so that its head has to sign it off anew.
    private static boolean isToBeSigned(RequestMoved moved) {
        return moved.act().kind() == ActKind.COMPLETE && moved.act().to() == RequestState.COMPLETION_PROPOSED;
    }

    private static Set<Party> signed(RequestState state) {
        return switch (state) {
            case CONSUMER_SIGNED -> Set.of(Party.PROVIDER_OFFICER);
            case PROVIDER_SIGNED -> Set.of(Party.CONSUMER_OFFICER);
            case IN_FORCE -> Set.of(Party.CONSUMER_OFFICER, Party.PROVIDER_OFFICER);
            case DRAFT, AWAITING_SIGN_OFF, SUBMITTED, INCOMPLETE, COMPLETION_PROPOSED -> Set.of();
            case APPROVAL_PROPOSED, REFUSAL_PROPOSED -> Set.of();
            case APPROVED, REDUCED, ENDED, EXPIRED, DISPOSED, SUPERSEDED, REFUSED, WITHDRAWN -> Set.of();
        };
    }

    private static Set<Party> withdrawn(RequestState from) {
        return from.isOut() ? Set.of(Party.PROVIDER_OFFICER) : Set.of();
    }

    /// Who owes the answer is told again at every rung, for it stays theirs.
    private static Set<Party> escalated(ActDetail detail, AccessRequest request) {
        if (!(detail instanceof ActDetail.Escalation(Rung rung))) {
            throw new IllegalArgumentException("an escalation names its rung");
        }
        return switch (rung) {
            case OWNER -> Set.of(request.state().isDisposing() ? Party.CONSUMER_OFFICER : Party.PROVIDER_OFFICER);
            case HEAD -> owing(request, EnumSet.noneOf(Party.class));
            case BUREAU -> owing(request, EnumSet.of(Party.BUREAU));
            case CITY_OFFICE -> owing(request, EnumSet.of(Party.BUREAU, Party.CITY_OFFICE));
        };
    }

    /// Officers and head of the agency that owes something, and others.
    private static Set<Party> owing(AccessRequest request, EnumSet<Party> others) {
        boolean disposing = request.state().isDisposing();
        others.add(disposing ? Party.CONSUMER_OFFICER : Party.PROVIDER_OFFICER);
        others.add(disposing ? Party.CONSUMER_HEAD : Party.PROVIDER_HEAD);
        return others;
    }

    private void tell(Party party, RequestMoved moved) {
        var request = moved.request();
        var because = Message.Because.of("demand.told." + party.name());
        var message = new Message(
                moved.act().evidenceKey(), words(moved), arguments(request), because, RequestPages.path(request.id()));
        switch (party) {
            case CONSUMER_OFFICER -> inbox.tell(request.consumer(), Role.DATA_OFFICER, message);
            case CONSUMER_HEAD -> inbox.tell(request.consumer(), Role.SHARING_HEAD, message);
            case PROVIDER_OFFICER -> inbox.tell(request.provider(), Role.DATA_OFFICER, message);
            case PROVIDER_HEAD -> inbox.tell(request.provider(), Role.SHARING_HEAD, message);
            case BUREAU -> inbox.tell(null, Role.BUREAU, message);
            case CITY_OFFICE -> inbox.tell(null, Role.CITY_OFFICE, message);
            case PLATFORM -> throw new IllegalArgumentException("the platform reads no messages");
        }
    }

    private static String words(RequestMoved moved) {
        var key = "demand.message." + moved.act().kind();
        var disposal = moved.request().state().isDisposing() ? ".disposal" : "";
        return switch (ActDetail.of(moved.act())) {
            case ActDetail.Escalation(Rung rung) -> key + "." + rung + disposal;
            case ActDetail.Signature signature -> signature.grant().isEmpty() ? key : "demand.message.IN_FORCE";
            case ActDetail.None _ -> isToBeSigned(moved) ? key + ".signOff" : key;
            case ActDetail.Missing _, ActDetail.Days _, ActDetail.Refusal _ -> key;
            case ActDetail.Supervision _ -> moved.act().key("demand.message.") + disposal;
            case ActDetail.Successor _, ActDetail.Order _ -> key;
        };
    }

    /// Number of the request, name of the service, short names of who asks and who is asked, last day.
    private List<String> arguments(AccessRequest request) {
        var service = request.ask().service();
        return List.of(
                request.id(),
                offerings.findOffering(service).map(Offering::title).orElse(service),
                agency(request.consumer()),
                agency(request.provider()),
                day(request.due()),
                day(request.ask().until()));
    }

    private String agency(String code) {
        return identity.findAgency(code).map(agency -> agency.shortName()).orElse(code);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
