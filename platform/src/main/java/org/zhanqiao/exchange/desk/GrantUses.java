package org.zhanqiao.exchange.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallFilter;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.audit.GrantUse;
import org.zhanqiao.audit.Place;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.Page;

/// Puts the use of a grant beside its terms.
@Component
final class GrantUses {

    private static final int DAYS = 30;
    private static final int RECENT = 10;

    /// Refused calls of the consumer that are looked through for those of its system.
    private static final int SEARCHED = 100;

    private final AuditTrail trail;
    private final Identity identity;
    private final MessageSource messages;
    private final InstantSource clock;

    GrantUses(AuditTrail trail, Identity identity, MessageSource messages, InstantSource clock) {
        this.trail = trail;
        this.identity = identity;
        this.messages = messages;
        this.clock = clock;
    }

    GrantUseView of(Grant grant, Dataset dataset) {
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        var use = trail.useOfGrant(grant.id(), grant.caller(), grant.service(), today.minusDays(DAYS - 1L), today);
        var calls = use.calls();
        return new GrantUseView(
                use.from(),
                use.to(),
                calls.served(),
                calls.refused(),
                calls.unavailable(),
                use.withCase(),
                use.busiest(),
                Math.round(100.0 * use.busiest() / Math.max(1, grant.callsPerDay())),
                purposes(grant, use),
                fields(grant.terms(), use, dataset),
                reasons(use.refusals()),
                reasons(use.unmatched()),
                Stream.concat(list(byGrant(grant.id()), RECENT), withoutGrant(grant))
                        .sorted(Comparator.comparing(CallEntry::received).reversed())
                        .limit(RECENT)
                        .map(call -> recent(call, dataset))
                        .toList());
    }

    /// The latest calls of the same system to the same service that came to no grant.
    private Stream<CallEntry> withoutGrant(Grant grant) {
        return identity.findSystem(grant.caller()).stream()
                .flatMap(system -> list(
                        new CallFilter(
                                null,
                                null,
                                CallOutcome.REFUSED,
                                "",
                                system.agencyCode(),
                                grant.service(),
                                "",
                                "",
                                List.of()),
                        SEARCHED))
                .filter(call -> call.grant().isEmpty() && call.caller().equals(grant.caller()));
    }

    private Stream<CallEntry> list(CallFilter filter, int most) {
        return trail.listCalls(filter, new Place.Newest(), most).rows().stream();
    }

    private static List<GrantUseView.Purpose> purposes(Grant grant, GrantUse use) {
        var calls = use.calls();
        var purposes = new ArrayList<GrantUseView.Purpose>();
        purposes.add(new GrantUseView.Purpose(grant.purpose(), calls.asked() + calls.refused()));
        if (use.otherPurpose() > 0) {
            purposes.add(new GrantUseView.Purpose("", use.otherPurpose()));
        }
        return List.copyOf(purposes);
    }

    /// The items of the grant in its order, then those that calls got before it was narrowed.
    private static List<GrantUseView.Field> fields(GrantTerms terms, GrantUse use, Dataset dataset) {
        var granted = Stream.concat(terms.fields().stream().map(GrantTerms.Field::item), terms.verifiable().stream())
                .distinct()
                .toList();
        return Stream.concat(
                        granted.stream(),
                        use.fields().keySet().stream()
                                .filter(item -> !granted.contains(item))
                                .sorted())
                .map(item -> new GrantUseView.Field(
                        ItemLabel.of(dataset, item),
                        granted.contains(item),
                        use.fields().getOrDefault(item, 0L)))
                .toList();
    }

    private List<GrantUseView.Reason> reasons(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> new GrantUseView.Reason(reason(each.getKey()), each.getValue()))
                .toList();
    }

    private GrantUseView.Recent recent(CallEntry call, Dataset dataset) {
        return new GrantUseView.Recent(
                call.received(),
                call.outcome(),
                call.purpose(),
                call.fields().stream().map(item -> ItemLabel.of(dataset, item)).toList(),
                call.caseCommitment() != null,
                reason(call.reason()));
    }

    private String reason(String code) {
        return code.isEmpty()
                ? ""
                : String.valueOf(
                        messages.getMessage("audit.reason." + code, null, code, LocaleContextHolder.getLocale()));
    }

    private static CallFilter byGrant(String grant) {
        return new CallFilter(null, null, null, "", "", "", grant, "", List.of());
    }
}
