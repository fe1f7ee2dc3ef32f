package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// The grants of an agency.
///
/// @param held whether they are those it holds, or those it has given
public record GrantsView(boolean held, Paged<Row> grants) {

    /// One grant.
    ///
    /// @param agency  the one on the other side
    /// @param state   for sorting and export
    /// @param cells   as exported
    public record Row(
            String id,
            String agency,
            String system,
            String systemName,
            String service,
            String serviceTitle,
            String purpose,
            Instant until,
            String state,
            Phrase standing,
            Tone tone,
            List<String> cells) {

        static Row of(Deal deal, Grant.Standing standing) {
            var grant = deal.grant();
            return new Row(
                    grant.id(),
                    deal.other().shortName(),
                    grant.caller(),
                    deal.system().name(),
                    grant.service(),
                    deal.service().title(),
                    grant.purpose(),
                    grant.notAfter(),
                    standing.name(),
                    PlainTerms.standing(standing),
                    PlainTerms.tone(standing),
                    GrantCells.of(deal, standing));
        }

        String text() {
            return String.join("\n", cells) + "\n" + agency + "\n" + systemName + "\n" + serviceTitle;
        }
    }
}
