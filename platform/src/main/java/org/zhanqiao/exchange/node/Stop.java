package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call ends here without data. Carries no stack: it is an outcome, travelling through futures.
abstract sealed class Stop extends RuntimeException {

    /// What exactly is wrong, without any personal value; `null` when the reason says it all.
    final @Nullable Detail detail;

    private Stop(String message, @Nullable Detail detail, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.detail = detail;
    }

    /// The caller can act on it.
    static final class Refused extends Stop {
        final Refusal reason;

        Refused(Refusal reason, @Nullable Detail detail) {
            super(reason.code(), detail, null);
            this.reason = reason;
        }

        Refused(Refusal reason) {
            this(reason, null);
        }

        Refused(Refusal reason, String zh, String en) {
            this(reason, new Detail(zh, en));
        }
    }

    /// The caller can only wait.
    static final class Unavailable extends Stop {
        final Outage cause;

        /// When the source was asked that did not answer; `null` when it was not asked.
        final @Nullable Instant asked;

        Unavailable(Outage cause, @Nullable Throwable because) {
            this(cause, because, null);
        }

        Unavailable(Outage cause, @Nullable Throwable because, @Nullable Instant asked) {
            super(cause.code(), null, because);
            this.cause = cause;
            this.asked = asked;
        }

        Unavailable(Outage cause) {
            this(cause, null);
        }
    }
}
