package org.zhanqiao.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.samplecity.CatalogAgency;
import org.zhanqiao.samplecity.CatalogItem;
import org.zhanqiao.samplecity.FrontEnd;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.samplecity.SubjectKind;
import org.zhanqiao.web.ListQuery;

/// Registers what the agencies of the whole city serve: their people, a calling system each, and a data service for
/// each table of the [FrontEnd]. Agency by agency, each whole or not at all; those that are there stay as they are.
@Service
public class CityServicesGuest {

    private static final String SOURCE = "front-end";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final int BULKHEAD = 64;
    private static final int PAGE = ListQuery.LARGEST_SIZE;

    private final Identity identity;
    private final Entries entries;
    private final Exchange exchange;
    private final TransactionTemplate transactions;

    CityServicesGuest(Identity identity, Entries entries, Exchange exchange, PlatformTransactionManager transactions) {
        this.identity = identity;
        this.entries = entries;
        this.exchange = exchange;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Tells the platform where the front-end database is now; ports change from start to start.
    ///
    /// @param cityUrl  `postgresql://host:port/database`
    /// @param password of [FrontEnd#ROLE]
    public void registerSource(String cityUrl, String password) {
        exchange.registerSource(
                new SourceDefinition(SOURCE, SourceKind.POSTGRESQL, cityUrl, FrontEnd.ROLE, password), "", "全市前置库");
    }

    /// The entries of the catalog are there already, and the source.
    ///
    /// @param password of every account
    /// @param keys     told each calling system's key, once, before it is in force
    /// @param done     told how many services are there, after each agency
    public void fill(
            List<FrontEndTable> tables,
            String password,
            Consumer<SampleCityGuest.IssuedSecret> keys,
            LongConsumer done) {
        Map<CatalogAgency, List<FrontEndTable>> byAgency = tables.stream()
                .collect(Collectors.groupingBy(
                        table -> table.entry().agency(), LinkedHashMap::new, Collectors.toList()));
        long there = 0;
        for (var each : byAgency.entrySet()) {
            transactions.executeWithoutResult(_ -> register(each.getKey(), each.getValue(), password, keys));
            there += each.getValue().size();
            done.accept(there);
        }
    }

    private void register(
            CatalogAgency agency,
            List<FrontEndTable> tables,
            String password,
            Consumer<SampleCityGuest.IssuedSecret> keys) {
        person(agency, "-officer", "数据专员", Role.DATA_OFFICER, password);
        person(agency, "-head", "共享工作负责人", Role.SHARING_HEAD, password);
        if (callers(identity, agency.code()).isEmpty()) {
            var system = agency.id() + "-desk";
            identity.registerSystem(CallingSystem.of(
                            system, agency.code(), agency.shortName() + "业务办理系统", "办理本部门事项时核验数据", false))
                    .orThrow();
            var issued = identity.addKey(system, new KeyOffer.Hmac(), SampleCityGuest.KEY_TERM);
            keys.accept(new SampleCityGuest.IssuedSecret(
                    system, issued.key().keyId(), issued.secret().orElseThrow()));
        }
        var known = exchange.listServicesOf(agency.code()).stream()
                .map(DataService::code)
                .collect(Collectors.toSet());
        var missing = tables.stream()
                .filter(table -> !known.contains(table.service()))
                .toList();
        if (!missing.isEmpty()) {
            var codes = codes(
                    agency.code(), missing.stream().map(CityServicesGuest::what).collect(Collectors.toSet()));
            missing.forEach(table -> register(table, codes));
        }
    }

    /// The systems of an agency that call data services; an auditor's calls none.
    static List<CallingSystem> callers(Identity identity, String agency) {
        return identity.listSystemsOf(agency).stream()
                .filter(system -> !system.auditor())
                .toList();
    }

    private void person(CatalogAgency agency, String suffix, String title, Role role, String password) {
        var login = agency.id() + suffix;
        if (identity.findPersonByLogin(login).isEmpty()) {
            identity.registerPerson(new NewPerson(
                            login, agency.shortName() + title, agency.code(), Roles.of(role), password, null))
                    .orThrow();
        }
    }

    private void register(FrontEndTable table, Map<What, String> codes) {
        var entry = table.entry();
        var code = codes.get(what(table));
        if (code == null) {
            throw new IllegalStateException("the catalog has no entry " + entry.name());
        }
        exchange.registerService(new DataService(
                table.service(),
                code,
                entry.agency().code(),
                entry.name(),
                SOURCE,
                table.relation(),
                List.of(table.rowKey()),
                FrontEnd.AS_OF,
                entry.items().stream()
                        .filter(item -> item.subject() != SubjectKind.NONE)
                        .map(CatalogItem::name)
                        .toList(),
                TIME_LIMIT,
                BULKHEAD));
    }

    /// What tells an entry from others of its agency: two may have the same name.
    private static What what(FrontEndTable table) {
        return new What(
                table.entry().name(),
                table.entry().items().stream().map(CatalogItem::name).toList());
    }

    private record What(String name, List<String> items) {}

    /// Codes of an agency's entries, by what they are.
    private Map<What, String> codes(String agency, Set<What> wanted) {
        var codes = new HashMap<What, String>();
        int read;
        int page = 1;
        do {
            var found = entries.listEntries(EntryFilter.of(agency), new ListQuery("", "", false, page++, PAGE))
                    .rows();
            for (var entry : found) {
                var what = new What(
                        entry.name(),
                        entry.metadata().items().stream().map(EntryItem::name).toList());
                if (wanted.contains(what)) {
                    codes.putIfAbsent(what, entry.code());
                }
            }
            read = found.size();
        } while (read == PAGE && codes.size() < wanted.size());
        return codes;
    }
}
