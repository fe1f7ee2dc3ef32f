package org.zhanqiao.exchange.grants;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.desk.Deal;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.desk.PlainTerms;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// The list of all grants.
public record AllGrantsView(
        Paged<Row> grants, AllGrantsQuery filter, List<State> states, List<Choice> agencies, List<Choice> services) {

    /// Something to choose.
    public record Choice(String code, String name) {}

    /// A standing to choose.
    public record State(String name, Phrase words) {
        static List<State> all() {
            return List.of(Grant.Standing.values()).stream()
                    .map(standing -> new State(standing.name(), PlainTerms.standing(standing)))
                    .toList();
        }
    }

    /// One grant.
    public record Row(
            String id,
            Phrase standing,
            Tone tone,
            String consumer,
            String system,
            String systemName,
            String provider,
            String service,
            String serviceTitle,
            String purpose,
            Instant until) {

        static Row of(Deal deal, Instant now) {
            var grant = deal.grant();
            var standing = grant.standing(now);
            return new Row(
                    grant.id(),
                    PlainTerms.standing(standing),
                    PlainTerms.tone(standing),
                    deal.consumer().shortName(),
                    grant.caller(),
                    deal.system().name(),
                    deal.provider().shortName(),
                    grant.service(),
                    deal.service().title(),
                    grant.purpose(),
                    grant.notAfter());
        }
    }
}
