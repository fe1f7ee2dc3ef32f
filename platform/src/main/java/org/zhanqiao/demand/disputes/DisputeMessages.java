package org.zhanqiao.demand.disputes;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;

/// Tells people of disputes, in the transaction of what happened: the side that did not do it, and the bureau or the
/// city's government office when it is before them.
@Component
class DisputeMessages {

    private final Inbox inbox;
    private final ProceedingViews names;

    DisputeMessages(Inbox inbox, ProceedingViews names) {
        this.inbox = inbox;
        this.names = names;
    }

    @EventListener
    void tell(DisputeMoved moved) {
        var dispute = moved.dispute();
        for (var agency : List.of(dispute.consumer(), dispute.provider())) {
            if (!agency.equals(moved.act().agency())) {
                var message = message(moved, "demand.dispute.message.side");
                inbox.tell(agency, Role.DATA_OFFICER, message);
                inbox.tell(agency, Role.SHARING_HEAD, message);
            }
        }
        boolean concernsBureau = switch (moved.act().kind()) {
            case BRING_TO_AUTHORITY, APPEAL, CONFIRM_EXECUTION -> true;
            case STATE, CONSENT_SETTLEMENT, WITHDRAW, ACCEPT -> wasBeforeBureau(moved);
            case RAISE, PROPOSE_SETTLEMENT, DECLINE_SETTLEMENT, REPORT_EXECUTION, DENY_EXECUTION -> false;
            case RECORD_RULING -> true;
            case MEDIATE, DECIDE, SUBMIT_TO_GOVERNMENT -> false;
        };
        if (concernsBureau) {
            inbox.tell(null, Role.BUREAU, message(moved, "demand.dispute.message.bureau"));
        }
        if (moved.act().kind() == DisputeAct.SUBMIT_TO_GOVERNMENT) {
            inbox.tell(null, Role.CITY_OFFICE, message(moved, "demand.dispute.message.cityOffice"));
        }
    }

    private static boolean wasBeforeBureau(DisputeMoved moved) {
        return moved.from().stage().filter(Stage.AUTHORITY::equals).isPresent();
    }

    private Message message(DisputeMoved moved, String because) {
        var dispute = moved.dispute();
        var agency = moved.act().agency();
        return new Message(
                moved.act().evidenceKey(),
                "demand.dispute.message.act." + moved.act().kind().name(),
                List.of(dispute.id(), agency.isEmpty() ? "" : names.agency(agency), dispute.request()),
                Message.Because.of(because),
                DisputePages.path(dispute.id()));
    }
}
