package org.zhanqiao.barrier.discovery;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallScope;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.catalog.HeldItems;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.HeldMatcher;
import org.zhanqiao.demand.collection.Match;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.Freshness;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.WorkingDays;

/// Reads what papers are followed through from the features that own it: one query a kind of fact, however many papers.
@Component
final class FactsReader {

    private static final int MOST_GRANTS = 1_000_000;

    private final HeldMatcher matcher;
    private final HeldItems held;
    private final FixTable fixes;
    private final Exchange exchange;
    private final Freshness freshness;
    private final AccessRequests requests;
    private final Grants grants;
    private final Corrections corrections;
    private final AuditTrail trail;
    private final Identity identity;
    private final WorkingDays workingDays;
    private final DiscoveryProperties limits;
    private final InstantSource clock;

    FactsReader(
            HeldMatcher matcher,
            HeldItems held,
            FixTable fixes,
            Exchange exchange,
            Freshness freshness,
            AccessRequests requests,
            Grants grants,
            Corrections corrections,
            AuditTrail trail,
            Identity identity,
            WorkingDays workingDays,
            DiscoveryProperties limits,
            InstantSource clock) {
        this.matcher = matcher;
        this.held = held;
        this.fixes = fixes;
        this.exchange = exchange;
        this.freshness = freshness;
        this.requests = requests;
        this.grants = grants;
        this.corrections = corrections;
        this.trail = trail;
        this.identity = identity;
        this.workingDays = workingDays;
        this.limits = limits;
        this.clock = clock;
    }

    /// What these papers, and any others of the same fields, are followed through.
    Facts read(Collection<DemandedPaper> papers) {
        var now = clock.instant();
        var holders = holders();
        var matches = matcher.listMatches(providers(papers, holders));
        var fixed = fixes.listDatasets();
        var codes = new HashSet<>(fixed.values());
        matches.values().stream()
                .flatMap(List::stream)
                .filter(Match::isSure)
                .forEach(match -> codes.add(match.dataset()));
        var datasets = held.listDatasets(codes);
        var services = exchange.listServices().stream()
                .filter(service -> datasets.containsKey(service.dataset()))
                .toList();
        var month = YearMonth.from(now.atZone(Page.ZONE));
        var from = month.minusMonths(limits.months() - 1L);
        var given =
                grants.listByServices(services.stream().map(DataService::code).toList(), MOST_GRANTS, 0);
        return new Facts(
                now,
                workingDays.calendar(),
                limits,
                from,
                holders,
                matches,
                fixed,
                datasets,
                services(services),
                requests(services.stream().map(DataService::dataset).collect(Collectors.toSet())),
                grants(given, services, now),
                trail.callsByGrant(given.stream().map(Grant::id).toList(), from, month),
                trail.performanceByService(new CallScope(from, month, "", "")),
                corrections.countCorrected(
                        codes, from.atDay(1).atStartOfDay(Page.ZONE).toInstant()));
    }

    private static Set<FormField> fields(Collection<DemandedPaper> papers) {
        return providers(papers, Map.of()).keySet();
    }

    /// What is followed of papers, with the codes of the agencies that issue them.
    private static Map<FormField, Set<String>> providers(
            Collection<DemandedPaper> papers, Map<String, String> holders) {
        var providers = new LinkedHashMap<FormField, Set<String>>();
        for (var paper : papers) {
            if (paper.paper().supply() == Supply.GENERATED) {
                continue;
            }
            var holder = holders.getOrDefault(paper.paper().holder(), "");
            for (var field : paper.fields()) {
                var known = providers.computeIfAbsent(field, _ -> new HashSet<>());
                if (!holder.isEmpty()) {
                    known.add(holder);
                }
            }
        }
        return providers;
    }

    /// Codes of agencies by each of their names.
    Map<String, String> holders() {
        var holders = new HashMap<String, String>();
        for (var agency : identity.listAgencies()) {
            List.of(agency.code(), agency.name(), agency.shortName()).forEach(name -> holders.put(name, agency.code()));
        }
        return holders;
    }

    private Map<String, List<Facts.Service>> services(List<DataService> services) {
        var said = freshness.listNewest();
        var byDataset = new HashMap<String, List<Facts.Service>>();
        for (var service : services) {
            var newest = said.get(service.code());
            byDataset
                    .computeIfAbsent(service.dataset(), _ -> new ArrayList<>())
                    .add(new Facts.Service(
                            service.code(),
                            newest == null ? null : newest.newest(),
                            newest == null ? null : newest.askedAt()));
        }
        return byDataset;
    }

    private Map<Facts.Asked, List<Facts.Request>> requests(Set<String> datasets) {
        var byAsked = new HashMap<Facts.Asked, List<Facts.Request>>();
        for (AccessRequest request : requests.listOnDatasets(datasets)) {
            byAsked.computeIfAbsent(new Facts.Asked(request.consumer(), request.dataset()), _ -> new ArrayList<>())
                    .add(new Facts.Request(
                            request.id(), request.ask().matter(), request.state(), request.moved(), request.grant()));
        }
        return byAsked;
    }

    private Map<Facts.Asked, List<Facts.Given>> grants(
            List<Grant> given, List<DataService> services, java.time.Instant now) {
        var agencies = identity.listSystems().stream()
                .collect(Collectors.toMap(CallingSystem::code, CallingSystem::agencyCode));
        var datasets = services.stream().collect(Collectors.toMap(DataService::code, Function.identity()));
        var byAsked = new HashMap<Facts.Asked, List<Facts.Given>>();
        for (var grant : given) {
            var service = datasets.get(grant.service());
            var agency = agencies.get(grant.caller());
            if (service != null && agency != null) {
                byAsked.computeIfAbsent(new Facts.Asked(agency, service.dataset()), _ -> new ArrayList<>())
                        .add(new Facts.Given(
                                grant.id(),
                                grant.service(),
                                grant.matter(),
                                grant.standing(now),
                                grant.signature().at(),
                                grant.notAfter(),
                                items(grant)));
            }
        }
        return byAsked;
    }

    private static Set<String> items(Grant grant) {
        var items = new HashSet<>(grant.terms().verifiable());
        grant.terms().fields().forEach(field -> items.add(field.item()));
        return items;
    }

    /// Those of the fields that a dataset holds now.
    Set<FormField> listHeldBy(String dataset, Collection<DemandedPaper> papers) {
        return matcher.listHeldBy(dataset, fields(papers));
    }
}
