package org.zhanqiao.demand.corrections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.ActLine;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.web.Page;

/// One correction request.
///
/// @param ofNobody    whether no item of the dataset is the number of a resident or an organisation, which is all that
///     the evidence can name
/// @param particulars what it says about somebody; empty when the reader may not read that, or it is over
/// @param possible    what the reader can do now
/// @param done        what the reader has just done; null for nothing
public record CorrectionView(
        Correction correction,
        Names names,
        boolean ofNobody,
        Optional<Particulars> particulars,
        ClockView clock,
        List<ActLine> acts,
        List<CorrectionAct> possible,
        @Nullable CorrectionAct done,
        LocalDate today) {

    /// Whom and what it is about, by name.
    public record Names(String consumer, String provider, String service, String item, String log) {}

    /// Whether the value counts as disputed.
    public boolean isDisputed() {
        return !correction.state().isOver();
    }

    /// Key of what the evidence says of the record.
    public String namedKey() {
        if (correction.about().named()) {
            return "demand.correction.named";
        }
        if (!isDisputed()) {
            return "demand.correction.unnamed.over";
        }
        return ofNobody ? "demand.correction.unnamed.nobody" : "demand.correction.unnamed";
    }

    /// Since when.
    public LocalDate since() {
        return correction.filedAt().atZone(Page.ZONE).toLocalDate();
    }
}
