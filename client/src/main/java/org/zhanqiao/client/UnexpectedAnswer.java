package org.zhanqiao.client;

/// What came back is not an answer of an exchange: of another server, damaged on the way, or without its evidence. The
/// message says what is wrong in Chinese and English and repeats nothing of the answer.
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(int status, String reason) {
        super("收到的不是交换节点的有效答复（HTTP " + status + "） / Not a valid answer of an exchange (HTTP " + status + "): "
                + reason);
    }
}
