package org.zhanqiao.inbox;

/// A letter that one process has taken to send.
///
/// @param holder   the holding it was taken under; only that one may settle it
/// @param attempts this one included
record Letter(Message message, long number, String address, String holder, int attempts) {

    /// The same for every attempt, so that a mail server or reader that sees one twice knows it (RFC 5322, 3.6.4).
    String messageId(String domain) {
        return "<zhanqiao." + number + "@" + domain + ">";
    }
}
