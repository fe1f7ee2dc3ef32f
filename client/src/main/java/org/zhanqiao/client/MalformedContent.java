package org.zhanqiao.client;

/// The content of an answer is not of the agreed shape; it never leaves the package.
final class MalformedContent extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedContent(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
