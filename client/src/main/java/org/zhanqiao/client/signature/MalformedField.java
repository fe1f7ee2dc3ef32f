package org.zhanqiao.client.signature;

/// A structured field that does not parse. It never leaves the package: the parsing methods turn it into a value.
final class MalformedField extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String reasonZh;

    /// @param reasonZh the same in Chinese
    MalformedField(String reason, String reasonZh) {
        super(reason, null, false, false);
        this.reason = reason;
        this.reasonZh = reasonZh;
    }

    String reason() {
        return reason;
    }

    String reasonZh() {
        return reasonZh;
    }
}
