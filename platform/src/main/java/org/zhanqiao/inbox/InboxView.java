package org.zhanqiao.inbox;

import java.util.List;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Paged;

/// A person's messages.
///
/// @param staff   whether the reader works for the city
/// @param address where they are written to besides; as typed when it was wrong
/// @param mailed  whether the city has a mail server
/// @param done    key of the words that confirm what was just done; empty otherwise
public record InboxView(
        Paged<Received> messages, boolean staff, String address, boolean mailed, List<InputError> errors, String done) {

    /// The newest message on the page, up to which all may be marked as read; 0 when there is none.
    public long newest() {
        return messages.rows().stream().mapToLong(Received::id).max().orElse(0);
    }

    public boolean anyUnread() {
        return messages.rows().stream().anyMatch(message -> !message.read());
    }
}
