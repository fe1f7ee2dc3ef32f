package org.zhanqiao.demand.missing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Rung;

/// Data that the catalog does not hold, and who needs them.
///
/// @param unserved code of the entry that is there and that no data service serves; empty when the data are missing
/// @param source  code of the agency whose duty it is (数源部门); empty while none is named
/// @param duty    law and article that give it that duty; empty while none is named
/// @param due     the day somebody named: by which the agency answers, or publishes; none while nobody owes anything
/// @param rung    how far up the ladder it went since that day; null while the day has not passed
/// @param entry   code of the entry that holds the data, or will; empty for none
/// @param version counts the acts that decisions rest on
/// @param needs   one an agency, the first that stated it at the front
public record MissingDataset(
        String id,
        String name,
        String unserved,
        MissingState state,
        String source,
        String duty,
        @Nullable LocalDate due,
        @Nullable Rung rung,
        String entry,
        long version,
        Instant statedAt,
        Instant moved,
        List<Need> needs) {

    public MissingDataset {
        needs = List.copyOf(needs);
    }

    /// Everything that anybody needs of it.
    public List<String> items() {
        var items = new LinkedHashSet<String>();
        needs.forEach(need -> items.addAll(need.text().items()));
        return List.copyOf(items);
    }

    public boolean isAskedBy(String agency) {
        return needs.stream().anyMatch(need -> need.agency().equals(agency));
    }

    /// Whether a data service is asked for, not the data.
    public boolean asksService() {
        return !unserved.isEmpty();
    }

    /// Whether its day has passed and people were told.
    public boolean overdue() {
        return rung != null;
    }

    /// The same after an act.
    MissingDataset after(Act<MissingState, MissingActKind> act, List<Need> otherNeeds) {
        var to = act.to();
        boolean decides = act.kind().changesDecisions();
        var detail = MissingDetail.of(act);
        var duty = detail instanceof MissingDetail.Duty assigned ? assigned : null;
        return new MissingDataset(
                id,
                name,
                unserved,
                to,
                duty == null ? source : duty.agency(),
                duty == null ? this.duty : duty.basis(),
                to.isWithSource() ? detail.findDay().orElse(due) : null,
                to.isWithSource() && detail.findDay().isEmpty() ? climbed(detail) : null,
                act.kind() == MissingActKind.REOPEN
                        ? ""
                        : detail instanceof MissingDetail.Entry(var code, var _) ? code : entry,
                decides ? version + 1 : version,
                statedAt,
                to == state ? moved : act.at(),
                otherNeeds);
    }

    private @Nullable Rung climbed(MissingDetail detail) {
        return detail instanceof MissingDetail.Escalation(var reached) ? reached : rung;
    }
}
