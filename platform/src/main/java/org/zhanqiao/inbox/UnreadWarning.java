package org.zhanqiao.inbox;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.DeskWarning;
import org.zhanqiao.web.SignedIn;

/// Messages that were not opened yet.
@Component
class UnreadWarning implements DeskWarning {

    private final Inbox inbox;

    UnreadWarning(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Optional<Warning> find(SignedIn reader) {
        long unread = reader instanceof SignedInPerson me ? inbox.countUnread(me.id()) : 0;
        return unread == 0 ? Optional.empty() : Optional.of(Warning.of("/inbox", "inbox.unread", unread));
    }
}
