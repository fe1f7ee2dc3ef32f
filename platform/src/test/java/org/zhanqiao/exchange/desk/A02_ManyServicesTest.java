package org.zhanqiao.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.StatementCount;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
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
import org.zhanqiao.protection.Mask;

/// Lists of an agency with many services and grants ask the database as often as those of one with few.
@PlatformTest
@Import(StatementCount.class)
class A02_ManyServicesTest {

    private static final String PROVIDER = "11370200MB00001015";
    private static final String CONSUMER = "11370200MB0000202X";
    private static final List<String> PAGES =
            List.of("/agency/services", "/agency/usable-services", "/agency/grants", "/agency/given-grants");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Identity identity;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Grants grants;

    @Test
    void forty_services_cost_as_many_statements_as_two() throws Exception {
        officer(PROVIDER, "many-provider", "市公安局", "many.provider");
        officer(CONSUMER, "many-consumer", "市教育局", "many.consumer");
        identity.registerSystem(CallingSystem.of("many-caller", CONSUMER, "入学报名系统", "核验入学资格", false))
                .orThrow();
        exchange.registerSource(
                new SourceDefinition("many", SourceKind.POSTGRESQL, "postgresql://127.0.0.1:1/none", "nobody", ""));
        services(0, 2);
        var few = statements();
        services(2, 40);
        assertThat(statements())
                .isEqualTo(few)
                .allSatisfy((_, count) -> assertThat(count).isPositive());
    }

    private Map<String, Long> statements() throws Exception {
        Map<String, Long> statements = new LinkedHashMap<>();
        for (var login : List.of("many.provider", "many.consumer")) {
            for (var page : PAGES) {
                look(login, page);
                statements.put(login + " " + page, StatementCount.during(() -> look(login, page)));
            }
        }
        return statements;
    }

    private void look(String login, String page) throws Exception {
        var person = identity.findPersonByLogin(login).orElseThrow();
        mvc.perform(get(page).with(SignInAs.person(person))).andExpect(status().isOk());
    }

    private void services(int from, int upTo) {
        for (int i = from; i < upTo; i++) {
            var code = "many.service-" + i;
            catalog.publish(new Dataset(
                    "308/" + code,
                    PROVIDER,
                    "登记信息" + i,
                    "登记在册的信息",
                    Level.L2,
                    "每日",
                    List.of(item("registration_no", "登记编号"), item("name", "姓名"))));
            exchange.registerService(new DataService(
                    code,
                    "308/" + code,
                    PROVIDER,
                    "登记信息" + i,
                    "many",
                    "registry.t" + i,
                    List.of("registration_no"),
                    null,
                    List.of(),
                    Duration.ofSeconds(2),
                    10));
            grants.sign(grant(code), "security-admin");
        }
    }

    private static DataItem item(String name, String title) {
        return new DataItem(name, title, name, ItemType.TEXT, Level.L2, DataItem.Subject.NONE, "");
    }

    private static GrantDraft grant(String service) {
        var from = Instant.now().minusSeconds(60);
        return new GrantDraft(
                "many-caller",
                service,
                "入学资格核验",
                "义务教育入学",
                "《政务数据共享条例》第二十条",
                new GrantTerms(
                        Set.of(Mode.QUERY),
                        List.of(List.of("registration_no")),
                        List.of(new GrantTerms.Field("name", new Mask.None())),
                        List.of(),
                        Set.of(),
                        List.of()),
                false,
                10,
                1_000,
                Duration.ZERO,
                from,
                from.plus(Duration.ofDays(30)),
                "0".repeat(64));
    }

    private void officer(String code, String id, String name, String login) {
        identity.registerAgency(new Agency(code, id, "青岛" + name, name, "370200"))
                .orThrow();
        identity.registerPerson(new NewPerson(
                        login, name + "专员", code, Roles.of(Role.DATA_OFFICER), "correct horse battery", null))
                .orThrow();
    }
}
