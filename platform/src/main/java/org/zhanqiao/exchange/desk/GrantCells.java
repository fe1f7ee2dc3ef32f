package org.zhanqiao.exchange.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Mode;

/// Grants as they are exported, one a line.
public final class GrantCells {

    public static final List<String> HEADER = List.of(
            "grant",
            "consumer",
            "provider",
            "system",
            "service",
            "purpose",
            "matter",
            "legal_basis",
            "modes",
            "keys",
            "fields",
            "verifiable",
            "case_required",
            "calls_per_second",
            "calls_per_day",
            "from",
            "until",
            "state",
            "agreement");

    private GrantCells() {}

    public static List<String> of(Deal deal, Grant.Standing standing) {
        var grant = deal.grant();
        var terms = grant.terms();
        return List.of(
                grant.id(),
                deal.consumer().name(),
                deal.provider().name(),
                grant.caller(),
                grant.service(),
                grant.purpose(),
                grant.matter(),
                grant.legalBasis(),
                terms.modes().stream().sorted().map(Mode::text).collect(Collectors.joining(" ")),
                terms.lookupKeys().stream().map(key -> String.join("+", key)).collect(Collectors.joining(" ")),
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
}
