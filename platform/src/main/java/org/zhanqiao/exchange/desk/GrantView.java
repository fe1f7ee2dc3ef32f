package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.exchange.Withheld;
import org.zhanqiao.web.Tone;

/// One grant with its terms.
///
/// @param held     whether the reader's agency holds it, or has given it
/// @param signers  who signed it, the first first
/// @param ended    who suspended or revoked it; `null` while nobody has
/// @param restrictions what the grant names and is not given now
/// @param openApi  whether there is an interface to describe
public record GrantView(
        String id,
        boolean held,
        Phrase standing,
        Tone tone,
        String consumer,
        String system,
        String systemName,
        String provider,
        String service,
        String serviceTitle,
        String purpose,
        String matter,
        String legalBasis,
        List<Phrase> modes,
        List<List<ItemLabel>> keys,
        List<Field> fields,
        List<ItemLabel> verifiable,
        List<ItemLabel> maskedLookups,
        List<Phrase> conditions,
        boolean caseRequired,
        int callsPerSecond,
        long callsPerDay,
        Phrase lastGood,
        Instant from,
        Instant until,
        String agreement,
        List<Signer> signers,
        @Nullable Ended ended,
        List<Restriction> restrictions,
        boolean openApi) {

    /// An item the grant names and its calls are not given, and why.
    public record Restriction(ItemLabel item, Phrase because) {

        static Restriction of(Dataset dataset, Withheld withheld) {
            return new Restriction(
                    ItemLabel.of(dataset, withheld.item()),
                    Phrase.of("exchange.withheld." + withheld.reason().name(), withheld.level()));
        }
    }

    /// A returned item.
    public record Field(ItemLabel item, Phrase type, Phrase level, Phrase mask) {}

    /// Who signed it, when, and for which agency; empty for none.
    public record Signer(Instant at, String agency, String name) {}

    /// Who suspended or revoked it, when and why.
    ///
    /// @param over whether it was revoked, and not only suspended
    public record Ended(String by, Instant at, String because, boolean over) {

        /// Key of the sentence.
        public String key() {
            return over ? "exchange.grant.ended" : "exchange.grant.suspended";
        }
    }

    /// Whether an item that the grant returns is not given now.
    public boolean withholds(ItemLabel item) {
        return restrictions.stream()
                .anyMatch(restriction -> restriction.item().name().equals(item.name()));
    }

    /// Who signed it last.
    public String signedBy() {
        return signers.getLast().name();
    }

    public static GrantView of(
            Deal deal, Dataset dataset, Grant.Standing standing, List<Withheld> withheld, GrantPeople people) {
        var grant = deal.grant();
        var terms = grant.terms();
        var end = grant.end();
        return new GrantView(
                grant.id(),
                deal.held(),
                PlainTerms.standing(standing),
                PlainTerms.tone(standing),
                deal.consumer().name(),
                grant.caller(),
                deal.system().name(),
                deal.provider().name(),
                grant.service(),
                deal.service().title(),
                grant.purpose(),
                grant.matter(),
                grant.legalBasis(),
                PlainTerms.modes(terms.modes().stream()),
                terms.lookupKeys().stream()
                        .map(key -> key.stream()
                                .map(item -> ItemLabel.of(dataset, item))
                                .toList())
                        .toList(),
                terms.fields().stream()
                        .flatMap(field -> dataset.findItem(field.item()).stream()
                                .map(item -> new Field(
                                        ItemLabel.of(dataset, item.name()),
                                        PlainTerms.type(item.type()),
                                        PlainTerms.level(item.level().number()),
                                        PlainTerms.mask(field.mask()))))
                        .toList(),
                terms.verifiable().stream()
                        .map(item -> ItemLabel.of(dataset, item))
                        .toList(),
                terms.maskedLookups().stream()
                        .sorted()
                        .map(item -> ItemLabel.of(dataset, item))
                        .toList(),
                terms.filter().stream()
                        .map(condition -> PlainTerms.condition(dataset, condition))
                        .toList(),
                grant.caseRequired(),
                grant.callsPerSecond(),
                grant.callsPerDay(),
                PlainTerms.lastGood(grant.lastGoodFor()),
                grant.notBefore(),
                grant.notAfter(),
                grant.agreement(),
                people.signers(grant),
                end == null || grant.state() == Grant.State.ACTIVE
                        ? null
                        : new Ended(
                                people.name(end.by()), end.at(), end.because(), grant.state() == Grant.State.REVOKED),
                withheld.stream().map(each -> Restriction.of(dataset, each)).toList(),
                grant.state() != Grant.State.REVOKED);
    }
}
