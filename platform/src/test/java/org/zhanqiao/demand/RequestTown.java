package org.zhanqiao.demand;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RequestDecision;
import org.zhanqiao.demand.requests.ShareMode;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.Mask;

/// Two agencies, each with two officers and a head of its sharing office, a bureau, a stranger, a system and a service.
public final class RequestTown {

    public static final String PASSWORD = "correct horse battery";
    public static final String CONSUMER = "11370200MB1111111X";
    public static final String PROVIDER = "11370200MB2222222F";
    public static final String SYSTEM = "request-enrolment";
    public static final String SERVICE = "request.person";

    public final AccessRequests requests;
    public final Person asker;
    public final Person askingHead;
    public final Person officer;
    public final Person secondOfficer;
    public final Person head;
    public final Person bureau;
    public final Person cityOffice;
    public final Person stranger;
    private final Identity identity;

    RequestTown(Identity identity, Catalog catalog, Exchange exchange, AccessRequests requests) {
        this.identity = identity;
        this.requests = requests;
        agency(CONSUMER, "request-consumer", "青岛市教育局", "市教育局");
        agency(PROVIDER, "request-provider", "青岛市公安局", "市公安局");
        asker = person("ask.officer", "周启明", CONSUMER, Role.DATA_OFFICER);
        askingHead = person("ask.head", "吴思远", CONSUMER, Role.SHARING_HEAD);
        officer = person("give.officer", "郑海燕", PROVIDER, Role.DATA_OFFICER);
        secondOfficer = person("give.second", "王立新", PROVIDER, Role.DATA_OFFICER);
        head = person("give.head", "冯国栋", PROVIDER, Role.SHARING_HEAD);
        bureau = person("request.bureau", "陈督办", null, Role.BUREAU);
        cityOffice = person("request.city.office", "卫督查", null, Role.CITY_OFFICE);
        stranger = person("request.stranger", "褚旁观", "11370200MB33333331", Role.DATA_OFFICER);
        identity.registerSystem(CallingSystem.of(SYSTEM, CONSUMER, "入学报名系统", "核验入学资格", false))
                .orThrow();
        catalog.publish(dataset("308/" + SERVICE));
        exchange.registerSource(new SourceDefinition(
                "request-people", SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/none", "nobody", ""));
        exchange.registerService(new DataService(
                SERVICE,
                "308/" + SERVICE,
                PROVIDER,
                "常住人口",
                "request-people",
                "registry.person",
                List.of("id_number"),
                null,
                List.of("id_number"),
                Duration.ofSeconds(2),
                100));
    }

    private static Dataset dataset(String code) {
        return new Dataset(
                code,
                PROVIDER,
                "常住人口",
                "",
                Level.L4,
                "每日",
                List.of(
                        item("id_number", "公民身份号码", "Identity number", ItemType.TEXT, Level.L3),
                        item("name", "姓名", "Name", ItemType.TEXT, Level.L2),
                        item("birth_date", "出生日期", "Date of birth", ItemType.DATE, Level.L2),
                        item("address", "住址", "Address", ItemType.TEXT, Level.L3),
                        item("illness", "病情", "Illness", ItemType.TEXT, Level.L4)));
    }

    private static DataItem item(String name, String title, String titleEn, ItemType type, Level level) {
        return new DataItem(name, title, titleEn, type, level, DataItem.Subject.NONE, "");
    }

    private void agency(String code, String id, String name, String shortName) {
        identity.registerAgency(new Agency(code, id, name, shortName, "370200")).orThrow();
    }

    private Person person(String login, String name, @Nullable String agency, Role role) {
        if (agency != null && identity.findAgency(agency).isEmpty()) {
            agency(agency, "request-stranger", "青岛市旁观局", "市旁观局");
        }
        return identity.registerPerson(new NewPerson(login, name, agency, Roles.of(role), PASSWORD, null))
                .orThrow();
    }

    /// Everything that a request needs.
    ///
    /// @param until the last day
    public static Ask ask(LocalDate until) {
        return ask(SYSTEM, SERVICE, until);
    }

    public static Ask ask(String system, String service, LocalDate until) {
        return new Ask(
                system,
                service,
                "核验入学资格",
                "义务教育入学",
                "户口簿复印件",
                "《义务教育法》第十二条：适龄儿童在户籍所在地就近入学",
                "入学报名窗口和网上报名，核验户籍时",
                "本市当年报名入学的适龄儿童及其监护人；只有招生经办人能看到",
                ShareMode.INTERFACE,
                new GrantTerms(
                        Set.of(Mode.QUERY),
                        List.of(List.of("id_number")),
                        List.of(
                                new GrantTerms.Field("name", Mask.parse("none")),
                                new GrantTerms.Field("birth_date", Mask.parse("none"))),
                        List.of(),
                        Set.of(),
                        List.of()),
                Map.of(),
                false,
                until,
                1_000,
                10);
    }

    /// A request as it came to the provider.
    public AccessRequest submitted(LocalDate until) {
        var drafted = requests.draft(ask(until), asker);
        return act(act(drafted, ActKind.PROPOSE, asker), ActKind.SIGN_OFF, askingHead);
    }

    /// An approved request, its agreement made.
    public AccessRequest approved(LocalDate until) {
        return act(act(submitted(until), ActKind.PROPOSE_APPROVAL, officer), ActKind.APPROVE, head);
    }

    public AccessRequest act(AccessRequest request, ActKind kind, Person who) {
        return act(request, kind, who, new ActDetail.None());
    }

    public AccessRequest act(AccessRequest request, ActKind kind, Person who, ActDetail detail) {
        return requests.act(new RequestDecision(request.id(), request.version(), kind, "按规定办理", detail), who);
    }
}
