package org.zhanqiao.demo;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;

/// What came of the months before was read by whoever works at a desk.
@Component
class OldMessages {

    /// Working days whose messages are left unread.
    static final int UNREAD_DAYS = 15;

    private final Identity identity;
    private final Inbox inbox;

    OldMessages(Identity identity, Inbox inbox) {
        this.identity = identity;
        this.inbox = inbox;
    }

    /// Marks all that there are now as read.
    void open() {
        for (var role : List.of(Role.BUREAU, Role.DATA_OFFICER, Role.SHARING_HEAD)) {
            identity.listStaff(null, role).forEach(person -> inbox.openAll(person.id(), Long.MAX_VALUE));
        }
    }
}
