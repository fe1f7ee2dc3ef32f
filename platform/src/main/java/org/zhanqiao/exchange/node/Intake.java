package org.zhanqiao.exchange.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests that are still on their way in at one event loop: no more bytes than it has room for, and none for longer
/// than it has patience, whoever sends them. One thread uses it.
final class Intake {

    /// A request on its way in.
    interface Guest {
        /// It took too long; it has left when it is told.
        void late();
    }

    private final long room;
    private final long patienceNanos;
    private final Map<Guest, Long> arrivals = new LinkedHashMap<>();
    private long held;

    /// @param room          bytes
    /// @param patienceNanos for a whole request
    Intake(long room, long patienceNanos) {
        this.room = room;
        this.patienceNanos = patienceNanos;
    }

    void enter(Guest guest, long nanos) {
        arrivals.put(guest, nanos);
    }

    /// Makes room for more of a request.
    ///
    /// @return whether there is any
    boolean hold(int bytes) {
        if (held + bytes > room) {
            return false;
        }
        held += bytes;
        return true;
    }

    /// What was held of a request that is turned away is dropped.
    void forget(int bytes) {
        held -= bytes;
    }

    /// A request is complete, or given up.
    ///
    /// @param bytes all that was held of it
    void leave(Guest guest, int bytes) {
        if (arrivals.remove(guest) != null) {
            held -= bytes;
        }
    }

    /// Sends away whoever has taken too long.
    void dismissLate(long nanos) {
        var late = new ArrayList<Guest>();
        for (var arrival : arrivals.entrySet()) {
            if (nanos - arrival.getValue() <= patienceNanos) {
                break;
            }
            late.add(arrival.getKey());
        }
        late.forEach(Guest::late);
    }

    long held() {
        return held;
    }
}
