package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.demand.Mode;
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

        static Row of(Deal deal, Deal.Standing standing) {
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
                    standing.words(),
                    standing.tone(),
                    cells(deal, standing));
        }

        private static List<String> cells(Deal deal, Deal.Standing standing) {
            var grant = deal.grant();
            var terms = grant.terms();
            return List.of(
                    grant.id(),
                    deal.other().name(),
                    grant.caller(),
                    grant.service(),
                    grant.purpose(),
                    grant.matter(),
                    grant.legalBasis(),
                    terms.modes().stream().sorted().map(Mode::text).collect(Collectors.joining(" ")),
                    terms.lookupKeys().stream()
                            .map(key -> String.join("+", key))
                            .collect(Collectors.joining(" ")),
                    terms.fields().stream()
                            .map(field -> field.item() + "=" + field.mask().text())
                            .collect(Collectors.joining(" ")),
                    String.join(" ", terms.verifiable()),
                    Boolean.toString(grant.caseRequired()),
                    Integer.toString(grant.callsPerSecond()),
                    Long.toString(grant.callsPerDay()),
                    grant.notBefore().toString(),
                    grant.notAfter().toString(),
                    standing.name(),
                    grant.agreement());
        }

        String text() {
            return String.join("\n", cells) + "\n" + agency + "\n" + systemName + "\n" + serviceTitle;
        }
    }
}
