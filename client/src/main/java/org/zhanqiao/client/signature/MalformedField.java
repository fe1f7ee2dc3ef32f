package org.zhanqiao.client.signature;

/// A structured field that does not parse. It never leaves the package: the parsing methods turn it into a value.
final class MalformedField extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedField(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
