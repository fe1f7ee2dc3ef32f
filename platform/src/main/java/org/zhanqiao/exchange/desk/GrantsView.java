package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// The grants of an agency.
///
/// @param held whether they are those it holds, or those it has given
public record GrantsView(boolean held, Paged<Row> grants) {

    /// One grant.
    ///
    /// @param agency  the one on the other side
    /// @param until   the first moment after its term
    /// @param state   for sorting
    /// @param deal    for searching and export
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
            Deal deal) {

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
                    deal);
        }

        /// What a search looks through.
        String text() {
            var grant = deal.grant();
            var terms = grant.terms();
            return Stream.of(
                            Stream.of(
                                    id,
                                    agency,
                                    deal.consumer().name(),
                                    deal.provider().name()),
                            Stream.of(system, systemName, service, serviceTitle),
                            Stream.of(purpose, grant.matter(), grant.legalBasis(), grant.agreement()),
                            terms.lookupKeys().stream().flatMap(List::stream),
                            terms.fields().stream().map(GrantTerms.Field::item),
                            terms.verifiable().stream())
                    .flatMap(Function.identity())
                    .collect(Collectors.joining("\n"));
        }
    }
}
