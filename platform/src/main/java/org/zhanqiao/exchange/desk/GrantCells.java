package org.zhanqiao.exchange.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.web.Spoken;

/// Grants as they are exported, one a line.
@Component
public final class GrantCells {

    /// Keys of the headings.
    public static final List<String> HEADINGS = List.of(
            "exchange.grant",
            "exchange.state",
            "exchange.export.stateCode",
            "exchange.consumer",
            "exchange.provider",
            "exchange.system",
            "exchange.export.systemCode",
            "exchange.service",
            "exchange.service.code",
            "exchange.purpose",
            "exchange.matter",
            "exchange.legalBasis",
            "exchange.modes",
            "exchange.export.modeCodes",
            "exchange.lookup",
            "exchange.export.lookupCodes",
            "exchange.fields",
            "exchange.export.fieldCodes",
            "exchange.verifiable",
            "exchange.export.verifiableCodes",
            "exchange.export.caseRequired",
            "exchange.export.perSecond",
            "exchange.export.perDay",
            "exchange.export.from",
            "exchange.until",
            "exchange.agreement");

    private final Catalog catalog;

    GrantCells(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Writes one grant after another; a dataset that it has looked up it does not look up again, so it is of one
    /// request.
    public Writer writer() {
        Map<String, Dataset> known = new HashMap<>();
        return new Writer(code -> known.computeIfAbsent(code, catalog::getDataset));
    }

    /// Writes the cells of grants.
    public static final class Writer {

        private final Function<String, Dataset> datasets;

        private Writer(Function<String, Dataset> datasets) {
            this.datasets = datasets;
        }

        public List<?> cells(Deal deal, Grant.Standing standing) {
            var grant = deal.grant();
            var terms = grant.terms();
            var dataset = datasets.apply(deal.service().dataset());
            return List.of(
                    grant.id(),
                    PlainTerms.standing(standing),
                    standing.name(),
                    deal.consumer().name(),
                    deal.provider().name(),
                    deal.system().name(),
                    grant.caller(),
                    deal.service().title(),
                    grant.service(),
                    grant.purpose(),
                    grant.matter(),
                    grant.legalBasis(),
                    PlainTerms.modes(terms.modes().stream()),
                    terms.modes().stream().sorted().map(Mode::text).collect(Collectors.joining(" ")),
                    terms.lookupKeys().stream()
                            .map(key -> together(dataset, key))
                            .toList(),
                    terms.lookupKeys().stream()
                            .map(key -> String.join("+", key))
                            .collect(Collectors.joining(" ")),
                    terms.fields().stream()
                            .map(field -> Phrase.of(
                                    "exchange.export.field",
                                    ItemLabel.of(dataset, field.item()),
                                    PlainTerms.mask(field.mask())))
                            .toList(),
                    terms.fields().stream()
                            .map(field -> field.item() + "=" + field.mask().text())
                            .collect(Collectors.joining(" ")),
                    terms.verifiable().stream()
                            .map(item -> ItemLabel.of(dataset, item))
                            .toList(),
                    String.join(" ", terms.verifiable()),
                    grant.caseRequired(),
                    grant.callsPerSecond(),
                    grant.callsPerDay(),
                    grant.notBefore(),
                    PlainTerms.until(grant.notAfter()),
                    grant.agreement());
        }

        /// Items that are given together.
        private static Spoken together(Dataset dataset, Collection<String> items) {
            return page -> items.stream()
                    .map(item -> ItemLabel.of(dataset, item).in(page))
                    .collect(Collectors.joining(" + "));
        }
    }
}
