package org.zhanqiao.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyOffer;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.samplecity.AgencySpec;
import org.zhanqiao.samplecity.ItemSpec;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SampleResident;
import org.zhanqiao.samplecity.TableSpec;

/// Registers the sample city: agencies, people, systems with keys, sources, datasets, services, grants.
@Service
public class SampleCityGuest {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final int BULKHEAD = 2_000;
    /// From the beginning of the city's past to a year from now.
    static final Duration KEY_TERM = Duration.ofDays(Past.DAYS + 365);

    private final Identity identity;
    private final SampleEntries entries;
    private final Exchange exchange;
    private final Grants grants;
    private final SampleRequests requests;
    private final SampleMissing missing;
    private final SampleForms forms;
    private final SampleReports reports;
    private final SampleCases cases;
    private final SampleDisputes disputes;
    private final SampleMatters matters;
    private final Inbox inbox;
    private final Past past;

    SampleCityGuest(
            Identity identity,
            SampleEntries entries,
            Exchange exchange,
            Grants grants,
            SampleRequests requests,
            SampleMissing missing,
            SampleForms forms,
            SampleReports reports,
            SampleCases cases,
            SampleDisputes disputes,
            SampleMatters matters,
            Inbox inbox,
            Past past) {
        this.identity = identity;
        this.entries = entries;
        this.exchange = exchange;
        this.grants = grants;
        this.requests = requests;
        this.missing = missing;
        this.forms = forms;
        this.reports = reports;
        this.cases = cases;
        this.disputes = disputes;
        this.matters = matters;
        this.inbox = inbox;
        this.past = past;
    }

    /// A key of a calling system, told once.
    ///
    /// @param secret Base64
    public record IssuedSecret(String system, String keyId, String secret) {
        @Override
        public String toString() {
            return "IssuedSecret[" + keyId + "]";
        }
    }

    /// An account anybody trying the platform may use.
    public record Account(String login, String who) {}

    /// Everything a newcomer needs to know.
    public record Welcome(List<Account> accounts, List<IssuedSecret> keys) {}

    /// Whether the city was registered before.
    public boolean isRegistered() {
        return !identity.listAgencies().isEmpty();
    }

    /// Tells the platform where the agencies are now; ports change from start to start.
    public void registerSources(SampleSources sources) {
        for (var agency : SampleCity.agencies()) {
            exchange.registerSource(
                    switch (agency.source()) {
                        case POSTGRESQL ->
                            new SourceDefinition(
                                    slug(agency.id()),
                                    SourceKind.POSTGRESQL,
                                    sources.cityUrl(),
                                    agency.role(),
                                    sources.passwords().getOrDefault(agency.id(), ""));
                        case JDBC_H2 ->
                            new SourceDefinition(
                                    slug(agency.id()),
                                    SourceKind.JDBC,
                                    sources.fundUrl(),
                                    agency.role(),
                                    sources.passwords().getOrDefault(agency.id(), ""));
                        case HTTP ->
                            new SourceDefinition(
                                    slug(agency.id()),
                                    SourceKind.HTTP,
                                    sources.utilities().getOrDefault(agency.id(), "") + "/accounts",
                                    "X-App-Key",
                                    sources.appKey());
                    },
                    agency.code(),
                    agency.shortName() + (agency.source() == org.zhanqiao.samplecity.SourceKind.HTTP ? "接口" : "业务库"));
        }
    }

    /// Registers the city, whole or not at all.
    ///
    /// @param residents people who stand as citizens in demonstrations
    /// @param password  of every account
    @Transactional
    public Welcome register(SampleSources sources, List<SampleResident> residents, String password) {
        var accounts = new ArrayList<Account>();
        for (var agency : SampleCity.agencies()) {
            identity.registerAgency(
                            new Agency(agency.code(), slug(agency.id()), agency.name(), agency.shortName(), "370200"))
                    .orThrow();
            var login = officer(agency);
            person(accounts, login, agency.shortName() + "数据专员", agency.code(), Role.DATA_OFFICER, password, null);
            person(
                    accounts,
                    slug(agency.id()) + "-head",
                    agency.shortName() + "共享工作负责人",
                    agency.code(),
                    Role.SHARING_HEAD,
                    password,
                    null);
        }
        person(
                accounts,
                SampleReports.WINDOW + "-clerk",
                "不动产登记窗口人员",
                agencyCode("natural_resources"),
                Role.CLERK,
                password,
                null);
        person(accounts, "bureau", "市大数据局工作人员", null, Role.BUREAU, password, null);
        person(accounts, "city-office", "市政府办公厅工作人员", null, Role.CITY_OFFICE, password, null);
        person(accounts, "system-admin", "系统管理员", null, Role.SYSTEM_ADMIN, password, null);
        person(accounts, "security-admin", "安全管理员", null, Role.SECURITY_ADMIN, password, null);
        person(accounts, "audit-admin", "审计管理员", null, Role.AUDIT_ADMIN, password, null);
        for (var resident : residents) {
            var login = "citizen-"
                    + resident.role().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            person(accounts, login, resident.name(), null, Role.CITIZEN, password, resident.idNumber());
        }
        registerSources(sources);
        var beginning = past.beginning();
        var keys = past.at(beginning, () -> {
            SampleCity.tables().forEach(this::registerTable);
            matters.registerUnstable();
            var issued = registerSystems();
            SampleGrants.of(beginning, beginning.plus(KEY_TERM)).forEach(draft -> grants.sign(draft, "security-admin"));
            return issued;
        });
        requests.make();
        matters.make();
        cases.make();
        openMessages();
        missing.make();
        forms.make();
        reports.make();
        disputes.make();
        return new Welcome(accounts, keys);
    }

    /// What came of registering the city is over; a newcomer's inbox begins empty of it.
    private void openMessages() {
        Stream.of(Role.BUREAU, Role.CITY_OFFICE, Role.DATA_OFFICER)
                .flatMap(role -> identity.listStaff(null, role).stream())
                .forEach(person -> inbox.openAll(person.id(), Long.MAX_VALUE));
    }

    private void person(
            List<Account> accounts,
            String login,
            String name,
            @Nullable String agency,
            Role role,
            String password,
            @Nullable String residentId) {
        identity.registerPerson(new NewPerson(login, name, agency, Roles.of(role), password, residentId))
                .orThrow();
        accounts.add(new Account(login, name));
    }

    private List<IssuedSecret> registerSystems() {
        var keys = new ArrayList<IssuedSecret>();
        for (var caller : SampleGrants.CALLERS) {
            register(
                    keys,
                    new CallingSystem(
                            caller.code(), agencyCode(caller.agency()), caller.name(), caller.purpose(), false, 0));
        }
        register(
                keys, new CallingSystem("audit-verifier", agencyCode("police"), "存证核验程序", "独立核验存证日志，不读取任何数据", true, 0));
        return keys;
    }

    private void register(List<IssuedSecret> keys, CallingSystem system) {
        identity.registerSystem(system).orThrow();
        var issued = identity.addKey(system.code(), new KeyOffer.Hmac(), KEY_TERM);
        keys.add(new IssuedSecret(
                system.code(), issued.key().keyId(), issued.secret().orElseThrow()));
    }

    private static String agencyCode(String slug) {
        return agency(slug.replace('-', '_')).code();
    }

    private static AgencySpec agency(String id) {
        return SampleCity.findAgency(id).orElseThrow();
    }

    private void registerTable(TableSpec table) {
        var agency = agency(table.agency());
        var code = serviceCode(table);
        var entry = entries.publish(table, agency, officer(agency));
        exchange.registerService(new DataService(
                code,
                entry.code(),
                agency.code(),
                table.title(),
                slug(agency.id()),
                relation(table),
                List.of(table.rowKey()),
                table.freshness(),
                subjects(table),
                TIME_LIMIT,
                BULKHEAD));
    }

    private static String relation(TableSpec table) {
        return switch (table.source()) {
            case POSTGRESQL, JDBC_H2 -> table.qualifiedName();
            case HTTP -> "ids:accounts:id_number";
        };
    }

    /// Every item that names a person or an organisation.
    private static List<String> subjects(TableSpec table) {
        return table.items().stream()
                .filter(item -> item.subject() != org.zhanqiao.samplecity.SubjectKind.NONE)
                .map(ItemSpec::column)
                .toList();
    }

    private static String serviceCode(TableSpec table) {
        return slug(table.agency()) + "." + slug(table.table());
    }

    private static String officer(AgencySpec agency) {
        return slug(agency.id()) + "-officer";
    }

    private static String slug(String id) {
        return id.replace('_', '-');
    }
}
