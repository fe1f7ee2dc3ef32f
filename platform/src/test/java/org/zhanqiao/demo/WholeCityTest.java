package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Look;
import org.zhanqiao.barrier.discovery.PaperCases;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.samplecity.FrontEnd;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// A part of the whole city: its services serve, and its requests have the past that requests have.
@PlatformTest
@Import(TestCity.class)
@TestPropertySource(properties = "zhanqiao.barrier.discovery.first-look=3h")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class WholeCityTest {

    private static final long SEED = 2026;
    private static final int ENTRIES = 2_500;
    private static final int SERVICES = 90;
    private static final int PART = 20;
    private static final int LEDGER_PART = 100;
    private static final String PASSWORD = "password of the front end";

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
    private CityCasesGuest casesGuest;

    @Autowired
    private CityMattersGuest mattersGuest;

    @Autowired
    private Matters matters;

    @Autowired
    private Look look;

    @Autowired
    private Barriers barriers;

    @Autowired
    private PaperCases paperCases;

    @Autowired
    private Cases cases;

    @Autowired
    private Reports reports;

    @Autowired
    private SimilarReports similar;

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
    private List<CaseFile> ofTheSmallCity = List.of();
    private List<CaseFile> ofTheCity = List.of();
    private long reportsBefore;

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
        fillLedger();
    }

    private void fillLedger() {
        ofTheSmallCity = files();
        reportsBefore = countReports();
        assertThatThrownBy(() -> casesGuest.fill(SEED, tables, LEDGER_PART, number -> {
                    if (number > 300) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(files()).hasSizeGreaterThan(ofTheSmallCity.size());
        casesGuest.fill(SEED, tables, LEDGER_PART, _ -> {});
        casesGuest.fill(SEED, tables, LEDGER_PART, _ -> {});
        var before = ofTheSmallCity.stream().map(file -> file.about().id()).toList();
        ofTheCity = files().stream()
                .filter(file -> !before.contains(file.about().id()))
                .toList();
    }

    private List<CaseFile> files() {
        return Paged.everything(ListQuery.first(), page -> cases.list(CaseFilter.of(""), page))
                .map(each -> cases.findFile(each.id()).orElseThrow())
                .toList();
    }

    private long countReports() {
        return reports.listReports(new ReportFilter(Optional.empty(), Optional.empty(), ""), ListQuery.first())
                .total();
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
        tables.forEach(table -> grants.sign(ServiceCalls.grant(caller.system(), table), "security-admin"));
        try (var client = ZhanqiaoClient.at(city.node.address(), key(caller)).build();
                var database = DriverManager.getConnection(city.target.cityUrl(), FrontEnd.ROLE, PASSWORD)) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(ServiceCalls.ask(client, database, tables.getLast()))
                            .isInstanceOf(Answer.Served.class));
            for (var table : tables) {
                var answer = ServiceCalls.ask(client, database, table);
                assertThat(answer).as(table.service()).isInstanceOf(Answer.Served.class);
                assertThat(((Answer.Served<Rows>) answer).content().rows())
                        .as(table.service())
                        .hasSize(1)
                        .allSatisfy(row -> assertThat(row.row().unfit()).isEmpty());
            }
        }
    }

    @Test
    void a02_requests_stand_in_every_state_and_none_is_made_twice_when_a_fill_goes_on() {
        var states = made.stream()
                .map(Dossier::request)
                .collect(Collectors.groupingBy(AccessRequest::state, Collectors.counting()));
        assertThat(states.keySet()).contains(RequestState.values());
        // The one that takes another's place is a request more.
        long successors =
                states.getOrDefault(RequestState.SUPERSEDED, 0L) + states.getOrDefault(RequestState.REDUCED, 0L);
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
            assertThat(acts.stream()
                            .filter(act -> !act.kind().parties().stream().allMatch(Party::isPlatform)))
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
                                .findLast(ActKind.EXPIRE)
                                .orElseThrow()
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

    @Test
    void a06_cases_stand_in_every_state_and_none_is_made_twice_when_a_fill_goes_on() {
        assertThat(ofTheCity).hasSize(CityCasePlan.count(LEDGER_PART));
        assertThat(ofTheCity.stream().map(file -> file.about().state()).distinct())
                .containsExactlyInAnyOrder(CaseState.values());
        assertThat(ofTheCity.stream().map(file -> file.about().kind()).distinct())
                .containsExactlyInAnyOrder(CaseKind.values());
        assertThat(countReports() - reportsBefore).isEqualTo(CityCasePlan.reports(LEDGER_PART));
        assertThat(ofTheCity.stream()
                        .map(file -> file.about().owner().agency())
                        .filter(agency -> !agency.isEmpty())
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void a07_what_was_merged_goes_on_in_a_case_that_asks_everybody_who_reported_it() {
        assertThat(ofTheCity.stream().filter(file -> file.about().state() == CaseState.MERGED))
                .isNotEmpty()
                .allSatisfy(merged -> {
                    var into = cases.findFile(merged.about().into()).orElseThrow();
                    assertThat(into.about().state()).isNotEqualTo(CaseState.MERGED);
                    assertThat(into.reporters().stream().map(Reporter::ref))
                            .containsAll(merged.reporters().stream()
                                    .map(Reporter::ref)
                                    .toList());
                });
    }

    @Test
    void a08_what_was_done_in_the_ledger_lies_in_the_past_and_what_is_late_has_climbed() {
        var today = LocalDate.now(Page.ZONE);
        assertThat(ofTheCity).allSatisfy(file -> {
            assertThat(file.history().acts().stream().map(Act::at).toList()).isSorted();
            assertThat(file.history().last().at()).isBefore(Instant.now());
        });
        assertThat(Stream.concat(ofTheSmallCity.stream(), ofTheCity.stream())
                        .map(CaseFile::about)
                        .filter(about -> about.due() != null && about.due().isBefore(today)))
                .isNotEmpty()
                .allSatisfy(about -> assertThat(about.rung()).isNotNull());
    }

    @Test
    void a09_the_small_city_has_a_case_in_each_state_and_on_each_rung() {
        assertThat(ofTheSmallCity.stream().map(file -> file.about().state()).distinct())
                .containsExactlyInAnyOrder(CaseState.values());
        assertThat(ofTheSmallCity.stream()
                        .map(file -> file.about().rung())
                        .filter(Objects::nonNull)
                        .distinct())
                .containsExactlyInAnyOrder(Rung.values());
        assertThat(ofTheSmallCity)
                .as("one was reopened, one waits for the bureau to adjudicate, and each that is accepted has a person")
                .anySatisfy(file -> assertThat(file.about().reopened()).isPositive())
                .anySatisfy(file -> {
                    assertThat(file.about().state()).isEqualTo(CaseState.RETURNED);
                    assertThat(file.about().returned()).isEqualTo(2);
                })
                .filteredOn(file -> file.about().state() == CaseState.ACCEPTED)
                .allSatisfy(file -> assertThat(
                                identity.findPersonByLogin(file.about().owner().person()))
                        .isPresent());
    }

    @Test
    void a10_a_report_among_so_many_finds_those_that_say_the_same() {
        var linked = ofTheCity.stream()
                .filter(file -> file.reporters().size() > 5)
                .flatMap(file -> file.reporters().stream())
                .filter(reporter -> reporter.kind() == Reporter.Kind.PUBLIC)
                .findFirst()
                .orElseThrow();
        Awaitility.await()
                .untilAsserted(() -> assertThat(similar.find(reports.getReport(linked.ref()), 5))
                        .extracting(SimilarReports.Similar::caseId)
                        .contains(reports.getReport(linked.ref()).caseId()));
    }

    @Test
    void a11_matters_are_brought_once_and_each_cause_occurs_among_their_papers() throws SQLException {
        city.life.confirmRowsOfTheWholeCity();
        var sample = matters.listMatters();
        Map<String, SampleCityGuest.IssuedSecret> issued = Stream.concat(keys.stream(), city.keys.stream())
                .collect(Collectors.toMap(each -> each.system(), each -> each));
        mattersGuest.call(
                SEED,
                ENTRIES,
                tables,
                city.target,
                city.node.address(),
                system -> key(Optional.ofNullable(issued.get(system)).orElseThrow()),
                () -> Awaitility.await().until(() -> city.lag() == 0));
        assertThat(mattersGuest.fill(SEED, ENTRIES, tables, bureau())).isGreaterThan(1_000);
        var all = matters.listMatters();
        assertThat(all).hasSizeGreaterThan(sample.size() + 100).containsAll(sample);
        assertThat(mattersGuest.fill(SEED, ENTRIES, tables, bureau())).isZero();
        assertThat(matters.listMatters()).isEqualTo(all);
        look.lookAtAll();
        var kinds = barriers.radar(RadarFilter.all()).rows().stream()
                .filter(row -> row.matter().code().startsWith(CityMatterPlan.CODES))
                .collect(Collectors.groupingBy(row -> row.finding().kind(), Collectors.counting()));
        assertThat(kinds).containsOnlyKeys(Result.Kind.values());
    }

    @Test
    void a12_found_breaks_open_as_many_cases_as_the_bureau_has_room_for_those_first_that_spare_most() {
        var broken = barriers.radar(RadarFilter.all()).rows().stream()
                .filter(row -> row.finding().kind().isBarrier())
                .toList();
        assertThat(broken).hasSizeGreaterThan(barriers.mostUntriaged());
        var papers = broken.stream().map(row -> row.finding().paper()).toList();
        var known = paperCases.listIds(papers);
        var untriaged = listUntriaged(papers);
        assertThat(untriaged).hasSize(barriers.mostUntriaged());
        long least = broken.stream()
                .filter(row -> untriaged.contains(known.get(row.finding().paper())))
                .mapToLong(row -> row.spared().papers())
                .min()
                .orElseThrow();
        assertThat(broken.stream()
                        .filter(row -> !known.containsKey(row.finding().paper()))
                        .mapToLong(row -> row.spared().papers()))
                .allMatch(spared -> spared <= least);
        var refused = cases.findFile(untriaged.getFirst()).orElseThrow();
        cases.act(
                new Decision<>(refused.about().id(), refused.about().version(), CaseAct.REFUSE, "不属于堵点", Map.of()),
                bureau());
        look.lookAtAll();
        assertThat(listUntriaged(papers))
                .as("the next one has taken its place")
                .hasSize(barriers.mostUntriaged())
                .doesNotContain(refused.about().id());
    }

    /// Cases about some papers that the bureau has not looked at; those that people reported are with their agencies.
    private List<String> listUntriaged(List<PaperKey> papers) {
        return paperCases.listIds(papers).values().stream()
                .filter(id -> cases.findFile(id).orElseThrow().about().state() == CaseState.RECEIVED)
                .toList();
    }

    private Person bureau() {
        return identity.findPersonByLogin("bureau").orElseThrow();
    }

    private static SigningKey key(SampleCityGuest.IssuedSecret issued) {
        return SigningKey.hmacSha256(
                issued.system(), issued.keyId(), Base64.getDecoder().decode(issued.secret()));
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
