package org.zhanqiao.exchange.desk;

import java.util.List;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// The data services an agency's systems may use, one row a grant.
public record UsableView(Paged<Row> services) {

    /// A service that a system may use.
    ///
    /// @param state for sorting and export
    public record Row(
            String service,
            String title,
            String agency,
            String system,
            String systemName,
            String purpose,
            List<Phrase> modes,
            String cycle,
            String grant,
            String state,
            Phrase standing,
            Tone tone) {

        static Row of(Deal deal, Grant.Standing standing, String cycle) {
            var grant = deal.grant();
            return new Row(
                    grant.service(),
                    deal.service().title(),
                    deal.provider().shortName(),
                    grant.caller(),
                    deal.system().name(),
                    grant.purpose(),
                    PlainTerms.modes(grant.terms().modes().stream()),
                    cycle,
                    grant.id(),
                    standing.name(),
                    PlainTerms.standing(standing),
                    PlainTerms.tone(standing));
        }

        String text() {
            return String.join("\n", service, title, agency, system, systemName, purpose, grant);
        }
    }
}
