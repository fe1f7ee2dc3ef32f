package org.zhanqiao.demand;

/// Somebody else changed the grant first, or its state does not allow the act. The message says what it is now.
public final class GrantConflict extends RuntimeException {
    GrantConflict(String message) {
        super(message);
    }
}
