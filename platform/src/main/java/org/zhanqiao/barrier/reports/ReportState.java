package org.zhanqiao.barrier.reports;

import org.zhanqiao.web.Tone;

/// Where a report stands by itself; what becomes of its barrier is told by the case it is linked to.
public enum ReportState {
    RECEIVED(Tone.WAITING),
    /// Shown to nobody but the bureau, with a reason; nothing is deleted.
    HIDDEN(Tone.BAD),
    LINKED(Tone.GOOD);

    private final Tone tone;

    ReportState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }
}
