package org.zhanqiao.ledger;

import java.util.List;
import org.zhanqiao.workday.TimeLimit;

/// What a case is about. Its limit in working days is the city's own number, stands here only, and can be set for a
/// single case at triage.
public enum CaseKind {
    /// A data barrier (数据壁垒): a paper is asked for that the city holds.
    BARRIER(20),
    /// Records that are wrong, incomplete or late.
    QUALITY(10),
    /// A risk to the security of data.
    SECURITY(10);

    private final int workingDays;

    CaseKind(int workingDays) {
        this.workingDays = workingDays;
    }

    public int workingDays() {
        return workingDays;
    }

    /// Grounds on which its clock may stand.
    public List<PauseGround> pauses() {
        return switch (this) {
            case BARRIER -> List.of(PauseGround.SUPERIOR, PauseGround.LEGISLATION);
            case QUALITY -> List.of(PauseGround.SUPERIOR, PauseGround.PERSON);
            case SECURITY -> List.of(PauseGround.SUPERIOR);
        };
    }

    public String messageKey() {
        return "ledger.kind." + name();
    }

    TimeLimit limit(int days) {
        return TimeLimit.of("ledger.limit." + name(), days);
    }
}
