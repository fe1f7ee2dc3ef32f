package org.zhanqiao.demand.missing.desk;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.MissingMoved;
import org.zhanqiao.demand.missing.Need;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.proceeding.Rung;

/// Tells people of missing data, in the transaction of what happened: the bureau what lies before it, the agency whose
/// duty it is, and everybody who asked what came of it. What people wrote stands on the page, not in a message.
@Component
class MissingMessages {

    /// Of a message on an entry that holds but a part of what is needed.
    private static final String PART = ".part";

    /// Of a message on a data service that was asked for and is open.
    private static final String SERVICE = ".service";

    private final Inbox inbox;
    private final Identity identity;

    MissingMessages(Inbox inbox, Identity identity) {
        this.inbox = inbox;
        this.identity = identity;
    }

    @EventListener
    void tell(MissingMoved moved) {
        switch (moved.act().kind()) {
            case STATE, SECOND, OBJECT, WITHDRAW -> tellBureau(moved);
            case REOPEN -> {
                tellBureau(moved);
                tellSource(moved, Role.DATA_OFFICER);
                tellAskers(moved);
            }
            case ASSIGN, RESCHEDULE -> {
                tellSource(moved, Role.DATA_OFFICER);
                tellAskers(moved);
            }
            case POINT, DECLINE, ACCEPT, FULFIL -> tellAskers(moved);
            case ESCALATE -> climb(moved, Rung.valueOf(moved.act().said("rung")));
            case SUPERVISE -> {
                tellSource(moved, Role.DATA_OFFICER);
                tellSource(moved, Role.SHARING_HEAD);
                tellBureau(moved);
            }
            case REPLY -> {
                tellBureau(moved);
                if (moved.missing().rung() == Rung.CITY_OFFICE) {
                    tellCityOffice(moved);
                }
            }
            case LINK -> {}
        }
    }

    private void climb(MissingMoved moved, Rung rung) {
        switch (rung) {
            case OWNER -> tellSource(moved, Role.DATA_OFFICER);
            case HEAD -> tellSource(moved, Role.SHARING_HEAD);
            case BUREAU -> tellBureau(moved);
            case CITY_OFFICE -> {
                tellBureau(moved);
                tellCityOffice(moved);
            }
        }
    }

    private void tellCityOffice(MissingMoved moved) {
        inbox.tell(null, Role.CITY_OFFICE, message(moved, "cityOffice"));
    }

    private void tellBureau(MissingMoved moved) {
        inbox.tell(null, Role.BUREAU, message(moved, "bureau"));
    }

    /// Nobody, while no agency was named.
    private void tellSource(MissingMoved moved, Role role) {
        if (!moved.missing().source().isEmpty()) {
            inbox.tell(moved.missing().source(), role, message(moved, "source"));
        }
    }

    private void tellAskers(MissingMoved moved) {
        moved.missing().needs().stream()
                .map(Need::agency)
                .forEach(agency -> inbox.tell(agency, Role.DATA_OFFICER, message(moved, "asker")));
    }

    private Message message(MissingMoved moved, String why) {
        var missing = moved.missing();
        var rung = moved.act().said("rung");
        var lacking = MissingDetail.of(moved.act()) instanceof MissingDetail.Entry(var _, var items)
                ? String.join("、", items)
                : "";
        return new Message(
                moved.act().evidenceKey(),
                moved.act().key("demand.missingData.message.")
                        + (rung.isEmpty() ? "" : "." + rung)
                        + answered(moved, lacking),
                List.of(
                        missing.id(),
                        name(moved.act().agency()),
                        name(missing.source()),
                        missing.due() == null ? "" : missing.due().toString(),
                        missing.entry(),
                        missing.name(),
                        lacking),
                Message.Because.of("demand.missingData.because." + why),
                MissingPages.path(missing.id()));
    }

    /// Which of the messages on an entry that answers it.
    private static String answered(MissingMoved moved, String lacking) {
        var kind = moved.act().kind();
        if (kind != MissingActKind.FULFIL && kind != MissingActKind.POINT) {
            return "";
        }
        if (!lacking.isEmpty()) {
            return PART;
        }
        return kind == MissingActKind.FULFIL && moved.missing().asksService() ? SERVICE : "";
    }

    private String name(String agency) {
        return agency.isEmpty()
                ? ""
                : identity.findAgency(agency).map(Agency::shortName).orElse(agency);
    }
}
