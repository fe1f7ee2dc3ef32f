package org.zhanqiao.client;

/// The answer came with a receipt that does not hold under the log key the client was told to trust. The data is
/// withheld from the caller.
public final class ReceiptRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReceiptRejected(String reason) {
        super("回执未通过验证 / The receipt does not hold: " + reason);
    }
}
