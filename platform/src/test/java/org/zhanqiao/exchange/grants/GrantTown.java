package org.zhanqiao.exchange.grants;

import java.time.Duration;
import java.util.List;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Level;

/// Two agencies, a service, systems that call, and two security administrators.
final class GrantTown {

    static final String PASSWORD = "correct horse battery";
    static final String CONSUMER = "11370200MB1111111X";
    static final String PROVIDER = "11370200MB2222222F";
    static final String SYSTEM = "grant-enrolment";
    static final String SERVICE = "grant.person";
    static final String UTILITY = "grant.water";

    final Identity identity;
    final Exchange exchange;
    final Grants grants;
    private final Catalog catalog;

    GrantTown(Identity identity, Catalog catalog, Exchange exchange, Grants grants) {
        this.identity = identity;
        this.exchange = exchange;
        this.grants = grants;
        this.catalog = catalog;
        identity.registerAgency(new Agency(CONSUMER, "grant-consumer", "青岛市教育局", "市教育局", "370200"))
                .orThrow();
        identity.registerAgency(new Agency(PROVIDER, "grant-provider", "青岛市公安局", "市公安局", "370200"))
                .orThrow();
        identity.registerSystem(CallingSystem.of(SYSTEM, CONSUMER, "入学报名系统", "核验入学资格", false))
                .orThrow();
        identity.registerSystem(CallingSystem.of("grant-auditor", CONSUMER, "审计系统", "审计", true))
                .orThrow();
        for (var login : List.of("security.a", "security.b")) {
            person(login, Role.SECURITY_ADMIN);
        }
        person("grant.system", Role.SYSTEM_ADMIN);
        service(
                SERVICE,
                "常住人口",
                new SourceDefinition(
                        "grant-people", SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/none", "nobody", ""),
                "registry.person");
        service(
                UTILITY,
                "用水户",
                new SourceDefinition("grant-water", SourceKind.HTTP, "http://127.0.0.1:1/accounts", "X-App-Key", ""),
                "keys:rows:id_number");
    }

    private void person(String login, Role role) {
        identity.registerPerson(new NewPerson(login, "管理员 " + login, null, Roles.of(role), PASSWORD, null))
                .orThrow();
    }

    private void service(String code, String title, SourceDefinition source, String relation) {
        exchange.registerSource(source);
        catalog.publish(new Dataset(
                "308/" + code,
                PROVIDER,
                title,
                "",
                Level.L4,
                "每日",
                List.of(
                        item("id_number", "公民身份号码", "Identity number", ItemType.TEXT, Level.L3),
                        item("name", "姓名", "Name", ItemType.TEXT, Level.L2),
                        item("birth_date", "出生日期", "Date of birth", ItemType.DATE, Level.L2),
                        item("income", "收入", "Income", ItemType.NUMBER, Level.L3),
                        item("address", "住址", "Address", ItemType.TEXT, Level.L3),
                        item("married", "已婚", "Married", ItemType.BOOLEAN, Level.L2),
                        item("illness", "病情", "Illness", ItemType.TEXT, Level.L4))));
        exchange.registerService(new DataService(
                code,
                "308/" + code,
                PROVIDER,
                title,
                source.id(),
                relation,
                List.of("id_number"),
                null,
                List.of("id_number"),
                Duration.ofSeconds(2),
                100));
    }

    private static DataItem item(String name, String title, String titleEn, ItemType type, Level level) {
        return new DataItem(name, title, titleEn, type, level, DataItem.Subject.NONE, "");
    }
}
