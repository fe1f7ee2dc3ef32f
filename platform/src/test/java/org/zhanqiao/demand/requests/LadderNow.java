package org.zhanqiao.demand.requests;

/// Lets a test of another package look at what is overdue now.
public final class LadderNow {

    private final Ladder ladder;

    LadderNow(Ladder ladder) {
        this.ladder = ladder;
    }

    public void climb() {
        ladder.climb();
    }
}
