package org.zhanqiao.inbox;

import java.util.List;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Paged;

/// A person's messages.
///
/// @param newest  number of the message up to which all may be marked as read
/// @param staff   whether the reader works for the city
/// @param address where they are written to besides; as typed when it was wrong
/// @param mailed  whether the city has a mail server
/// @param done    key of the words that confirm what was just done; empty otherwise
public record InboxView(
        Paged<Received> messages,
        long newest,
        boolean staff,
        String address,
        boolean mailed,
        List<InputError> errors,
        String done) {

    public boolean anyUnread() {
        return messages.rows().stream().anyMatch(message -> !message.read());
    }
}
