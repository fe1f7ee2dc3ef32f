package org.zhanqiao.evidence;

import org.jspecify.annotations.Nullable;

/// The log cannot take or give an entry just now: the disk is full or failing, too much waits already, or the log is
/// closed. Whoever gets this must not act as if there were evidence. It passes by itself once the cause is gone.
public final class EvidenceUnavailable extends RuntimeException {
    EvidenceUnavailable(String message) {
        super(message);
    }

    EvidenceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
