package org.zhanqiao.barrier.reports;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Tone;

/// How far the case has come that handles a report.
public interface CaseProgress {

    /// @param stateKey key of the words for where it stands
    /// @param agency   code of the responsible agency; empty before there is one
    /// @param due      its last day; none while its clock stands or it is over
    record Progress(
            String caseId,
            String stateKey,
            Tone tone,
            String agency,
            @Nullable LocalDate due) {}

    /// @param caseId id of the case; that of one that goes on in another tells of the other
    Optional<Progress> find(String caseId);
}
