package org.zhanqiao.demand.corrections;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.proceeding.Rung;

/// Tells people of correction requests, in the transaction of what happened.
@Component
class CorrectionMessages {

    private final Inbox inbox;
    private final ProceedingViews names;

    CorrectionMessages(Inbox inbox, ProceedingViews names) {
        this.inbox = inbox;
        this.names = names;
    }

    @EventListener
    void tell(CorrectionMoved moved) {
        var correction = moved.correction();
        switch (moved.act().kind()) {
            case FILE, REOPEN, CONFIRM, WITHDRAW -> tell(correction.provider(), Role.DATA_OFFICER, moved, "provider");
            case REPORT_CORRECTED, REPORT_RIGHT -> tell(correction.consumer(), Role.DATA_OFFICER, moved, "consumer");
            case SUPERVISE -> {
                tell(correction.provider(), Role.DATA_OFFICER, moved, "provider");
                tell(correction.provider(), Role.SHARING_HEAD, moved, "provider");
                tellBureau(moved);
            }
            case REPLY -> {
                tellBureau(moved);
                if (correction.rung() == Rung.CITY_OFFICE) {
                    tellCityOffice(moved);
                }
            }
            case ESCALATE -> climb(moved, Rung.valueOf(moved.act().said("rung")));
        }
    }

    private void climb(CorrectionMoved moved, Rung rung) {
        var provider = moved.correction().provider();
        switch (rung) {
            case OWNER -> tell(provider, Role.DATA_OFFICER, moved, "provider");
            case HEAD -> tell(provider, Role.SHARING_HEAD, moved, "provider");
            case BUREAU -> tellBureau(moved);
            case CITY_OFFICE -> {
                tellBureau(moved);
                tellCityOffice(moved);
            }
        }
    }

    private void tellCityOffice(CorrectionMoved moved) {
        inbox.tell(null, Role.CITY_OFFICE, message(moved, "demand.correction.message.cityOffice"));
    }

    private void tellBureau(CorrectionMoved moved) {
        inbox.tell(null, Role.BUREAU, message(moved, "demand.correction.message.bureau"));
    }

    private void tell(String agency, Role role, CorrectionMoved moved, String because) {
        inbox.tell(agency, role, message(moved, "demand.correction.message." + because));
    }

    private Message message(CorrectionMoved moved, String because) {
        var correction = moved.correction();
        var act = moved.act();
        var rung = act.said("rung");
        return new Message(
                act.evidenceKey(),
                act.key("demand.correction.message.act.") + (rung.isEmpty() ? "" : "." + rung),
                List.of(
                        correction.id(),
                        names.service(correction.about().service()),
                        names.agency(correction.consumer()),
                        names.agency(correction.provider())),
                Message.Because.of(because),
                CorrectionPages.path(correction.id()));
    }
}
