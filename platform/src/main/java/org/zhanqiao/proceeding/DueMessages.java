package org.zhanqiao.proceeding;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.workday.CalendarChanged;

/// Tells whoever owes something that its last day moved, once for each calendar that moved it.
@Component
class DueMessages {

    private final Inbox inbox;
    private final Identity identity;

    DueMessages(Inbox inbox, Identity identity) {
        this.inbox = inbox;
        this.identity = identity;
    }

    void tell(DueMoved moved, CalendarChanged calendar) {
        var message = new Message(
                "proceeding.calendar:" + calendar.revision() + ":" + moved.id(),
                "proceeding.message.dueMoved",
                List.of(
                        moved.id(),
                        Integer.toString(calendar.year()),
                        moved.from().toString(),
                        moved.to().toString()),
                Message.Because.of("proceeding.message.dueMoved.because"),
                moved.path());
        var person = identity.findPersonByLogin(moved.person()).filter(Person::enabled);
        if (person.isPresent()) {
            inbox.tell(List.of(person.get().id()), message);
        } else if (moved.agency().isEmpty()) {
            inbox.tell(null, Role.BUREAU, message);
        } else {
            inbox.tell(moved.agency(), Role.DATA_OFFICER, message);
        }
    }
}
