package org.zhanqiao.client;

import java.net.URI;

/// The exchange could not be asked, or its answer did not arrive. The message says in Chinese and English how far the
/// call got, and holds no value of anybody.
public final class ExchangeUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;

    ExchangeUnreachable(Stage stage, URI exchange, Throwable cause) {
        super(stage.chinese + "：" + exchange + " / " + stage.english + ": " + exchange, cause);
        this.stage = stage;
    }

    /// How far the call got.
    public Stage stage() {
        return stage;
    }

    /// How far a call got before it failed.
    public enum Stage {
        /// No connection; nothing was sent.
        NOT_CONNECTED("连不上交换节点，未发出任何数据", "No connection to the exchange; nothing was sent"),
        /// The TLS handshake failed; nothing was sent.
        NOT_TRUSTED("与交换节点的 TLS 握手失败，未发出任何数据", "The TLS handshake with the exchange failed; nothing was sent"),
        /// Sent, and no whole answer in time; the call may have been served and then has its evidence.
        TIMED_OUT(
                "交换节点未在时限内答复，调用可能已被受理并留痕",
                "No whole answer from the exchange in time; the call may have been served and then has its evidence"),
        /// The connection broke after sending; the call may have been served and then has its evidence.
        BROKEN_OFF(
                "与交换节点的连接中断，调用可能已被受理并留痕",
                "The connection to the exchange broke off; the call may have been served and then has its evidence"),
        /// The calling thread was interrupted.
        INTERRUPTED("调用线程被中断", "The calling thread was interrupted");

        private final String chinese;
        private final String english;

        Stage(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }
}
