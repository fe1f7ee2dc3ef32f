package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantDraft;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.samplecity.FrontEnd;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;

/// A part of the whole city: its services serve, and its requests have the past that requests have.
@PlatformTest
@Import(TestCity.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class WholeCityTest {

    private static final long SEED = 2026;
    private static final int ENTRIES = 2_500;
    private static final int SERVICES = 90;
    private static final int PART = 20;
    private static final String PASSWORD = "password of the front end";
    private static final String PURPOSE = "逐个核对数据服务";

    @DynamicPropertySource
    static void exchange(DynamicPropertyRegistry registry) {
        TestCity.address(registry);
    }

    @Autowired
    private TestCity city;

    @Autowired
    private CityCatalogGuest catalog;

    @Autowired
    private CityServicesGuest services;

    @Autowired
    private CityRequestsGuest requestsGuest;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Identity identity;

    @Autowired
    private Grants grants;

    @Autowired
    private Agreements agreements;

    @Autowired
    private AccessRequests requests;

    private final List<SampleCityGuest.IssuedSecret> keys = new ArrayList<>();
    private List<FrontEndTable> tables = List.of();
    private List<Dossier> made = List.of();

    @BeforeAll
    void fill() throws Exception {
        assertThat(city.keys).isNotEmpty();
        var before = ids();
        catalog.fill(SEED, ENTRIES, _ -> {});
        tables = FrontEnd.list(SEED).stream()
                .filter(table -> serial(table) <= ENTRIES)
                .limit(SERVICES)
                .toList();
        FrontEnd.fill(city.target, PASSWORD, tables, _ -> {});
        services.registerSource(city.target.cityUrl().substring("jdbc:".length()), PASSWORD);
        services.fill(tables, TestCity.PASSWORD, keys::add, _ -> {});
        services.fill(tables, TestCity.PASSWORD, keys::add, _ -> {});
        assertThatThrownBy(() -> requestsGuest.fill(SEED, tables, PART, number -> {
                    if (number == 40) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(ids()).hasSizeGreaterThan(before.size());
        requestsGuest.fill(SEED, tables, PART, _ -> {});
        requestsGuest.fill(SEED, tables, PART, _ -> {});
        made = requests.listDossiers(
                ids().stream().filter(id -> !before.contains(id)).toList());
    }

    private static int serial(FrontEndTable table) {
        var code = table.entry().code();
        return Integer.parseInt(code.substring(code.indexOf('/') + 1));
    }

    @Test
    void a01_a_call_under_a_grant_to_any_service_is_served() throws SQLException {
        assertThat(tables).hasSize(SERVICES);
        assertThat(keys.stream().map(SampleCityGuest.IssuedSecret::system)).doesNotHaveDuplicates();
        var caller = keys.getFirst();
        tables.forEach(table -> grants.sign(grant(caller.system(), table), "security-admin"));
        var key = SigningKey.hmacSha256(
                caller.system(), caller.keyId(), Base64.getDecoder().decode(caller.secret()));
        try (var client = ZhanqiaoClient.at(city.node.address(), key).build();
                var database = DriverManager.getConnection(city.target.cityUrl(), FrontEnd.ROLE, PASSWORD)) {
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(ask(client, database, tables.getLast())).isInstanceOf(Answer.Served.class));
            for (var table : tables) {
                var answer = ask(client, database, table);
                assertThat(answer).as(table.service()).isInstanceOf(Answer.Served.class);
                assertThat(((Answer.Served<Rows>) answer).content().rows())
                        .as(table.service())
                        .hasSize(1)
                        .allSatisfy(row -> assertThat(row.row().unfit()).isEmpty());
            }
        }
    }

    private static Answer<Rows> ask(ZhanqiaoClient client, Connection database, FrontEndTable table)
            throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(
                        "select \"%s\" from %s limit 1".formatted(table.rowKey(), table.relation()))) {
            assertThat(row.next()).isTrue();
            return client.query(table.service())
                    .key(table.rowKey(), row.getString(1))
                    .purpose(PURPOSE)
                    .send();
        }
    }

    private static GrantDraft grant(String caller, FrontEndTable table) {
        var from = Instant.now().minusSeconds(60);
        return new GrantDraft(
                caller,
                table.service(),
                PURPOSE,
                "核对",
                "《政务数据共享条例》第二十条",
                new GrantTerms(
                        Set.of(Mode.QUERY),
                        List.of(List.of(table.rowKey())),
                        table.entry().items().stream()
                                .map(item -> new GrantTerms.Field(item.name(), new Mask.None()))
                                .toList(),
                        List.of(),
                        Set.of(),
                        List.of()),
                false,
                1_000,
                100_000,
                Duration.ZERO,
                from,
                from.plus(Duration.ofDays(1)),
                "0".repeat(64));
    }

    @Test
    void a02_requests_stand_in_every_state_and_none_is_made_twice_when_a_fill_goes_on() {
        var states = made.stream()
                .map(Dossier::request)
                .collect(Collectors.groupingBy(AccessRequest::state, Collectors.counting()));
        assertThat(states.keySet()).contains(RequestState.values());
        // The one that takes another's place is a request more.
        long successors = states.getOrDefault(RequestState.SUPERSEDED, 0L);
        assertThat((long) made.size()).isEqualTo(CityRequestPlan.count(PART) + successors);
        assertThat(made.stream().map(Dossier::request).filter(each -> CityRequestPlan.isUnderWay(each.state())))
                .hasSizeGreaterThan(made.size() / 3);
        assertThat(made.stream().map(each -> each.request().consumer()).distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void a03_what_was_done_was_done_in_order_within_the_past_and_not_by_the_platform_alone() {
        var oldest = Instant.now().minus(Duration.ofDays(Past.DAYS));
        assertThat(made).allSatisfy(dossier -> {
            var acts = dossier.history().acts();
            assertThat(acts.stream().map(Act::at).toList()).isSorted();
            assertThat(acts.getFirst().at()).isAfter(oldest);
            assertThat(acts.getLast().at()).isBefore(Instant.now());
            assertThat(acts.stream().filter(act -> !act.kind().party().isPlatform()))
                    .allSatisfy(act -> assertThat(act.by()).isNotEmpty());
        });
        assertThat(made.stream()
                        .map(each ->
                                each.request().draftedAt().atZone(Page.ZONE).getMonth())
                        .distinct())
                .hasSizeGreaterThan(8);
    }

    @Test
    void a04_what_is_late_went_up_the_ladder_and_what_is_over_ended_on_its_day() {
        var today = LocalDate.now(Page.ZONE);
        assertThat(made.stream().filter(each -> isLate(each.request(), today)))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.request().rung()).isNotNull();
                    assertThat(each.history().findLast(ActKind.ESCALATE)).isPresent();
                });
        assertThat(made.stream().filter(each -> each.request().state() == RequestState.EXPIRED))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.history()
                                .last()
                                .at()
                                .atZone(Page.ZONE)
                                .toLocalDate()
                                .minusDays(1))
                        .isEqualTo(each.request().ask().until()));
    }

    private static boolean isLate(AccessRequest request, LocalDate today) {
        var due = request.due();
        return due != null && due.isBefore(today) && request.state() != RequestState.INCOMPLETE;
    }

    @Test
    void a05_agreements_are_signed_and_their_grants_in_force() {
        assertThat(made.stream().map(Dossier::request).filter(each -> each.state() == RequestState.IN_FORCE))
                .hasSizeGreaterThan(20)
                .allSatisfy(request -> {
                    var agreement = agreements.getAgreement(request.id());
                    for (var side : Side.values()) {
                        assertThat(agreement.findSignature(side)).isPresent();
                    }
                    var grant = grants.findGrant(request.grant()).orElseThrow();
                    assertThat(grant.agreement()).isEqualTo(agreement.sha256());
                    assertThat(grant.state()).isIn(Grant.State.ACTIVE, Grant.State.SUSPENDED);
                    assertThat(exchange.listPlans(grant.caller(), grant.service()))
                            .isNotEmpty();
                });
    }

    private Set<String> ids() {
        return identity.listAgencies().stream()
                .flatMap(agency -> listAsked(agency.code()).stream())
                .map(AccessRequest::id)
                .collect(Collectors.toSet());
    }

    private List<AccessRequest> listAsked(String agency) {
        var filter = new RequestFilter(RequestFilter.Desk.ASKED, agency, Optional.empty(), RequestFilter.Due.ANY);
        return requests.listRequests(filter, new ListQuery("", "", false, 1, ListQuery.LARGEST_SIZE))
                .rows();
    }
}
