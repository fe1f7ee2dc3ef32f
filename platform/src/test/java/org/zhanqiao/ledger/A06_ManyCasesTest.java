package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.StatementCount;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.SocialCreditCode;

/// Lists of many cases, of many agencies and people, ask the database as often as those of few; so do many who join.
@PlatformTest
@Import({LedgerTown.class, StatementCount.class})
class A06_ManyCasesTest {

    private static final List<String> PAGES = List.of(
            "/desk/cases",
            "/desk/cases?q=第&sort=-moved",
            "/desk/cases?narrow=OPEN",
            "/desk/cases/board",
            "/desk/campaigns",
            "/api/v1/cases");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Identity identity;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFigures figures;

    @Test
    void a01_twenty_cases_of_as_many_agencies_cost_as_many_statements_as_two() throws Exception {
        accepted(0, 2);
        var few = statements();
        accepted(2, 20);
        assertThat(statements())
                .isEqualTo(few)
                .allSatisfy((_, count) -> assertThat(count).isPositive());
    }

    private Map<String, Long> statements() throws Exception {
        var statements = new LinkedHashMap<String, Long>();
        for (var page : PAGES) {
            look(page);
            statements.put(page, StatementCount.during(() -> look(page)));
        }
        return statements;
    }

    private void look(String page) throws Exception {
        mvc.perform(get(page).with(SignInAs.person(town.bureau))).andExpect(status().isOk());
    }

    private void accepted(int from, int upTo) {
        for (int i = from; i < upTo; i++) {
            var owner = agency(i);
            var filed = cases.file(draft("第 " + i + " 件", ""), town.bureau);
            var assigned = town.act(town.triaged(filed), CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, owner));
            var officer = officer(i, owner);
            town.act(assigned, CaseAct.ACCEPT, officer, Map.of(CaseDetail.PERSON, officer.login()));
        }
    }

    private String agency(int number) {
        var stem = "11370200MB%07d".formatted(6_000_000 + number);
        var code = "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(digit -> stem + (char) digit)
                .filter(SocialCreditCode::isValid)
                .findFirst()
                .orElseThrow();
        identity.registerAgency(
                        new Agency(code, "many-cases-" + number, "青岛市第" + number + "局", "第" + number + "局", "370200"))
                .orThrow();
        return code;
    }

    private Person officer(int number, String agency) {
        return identity.registerPerson(new NewPerson(
                        "many.cases." + number,
                        "第" + number + "局专员",
                        agency,
                        Roles.of(Role.DATA_OFFICER),
                        LedgerTown.PASSWORD,
                        null))
                .orThrow();
    }

    private static NewCase draft(String title, String subject) {
        return new NewCase(
                CaseKind.BARRIER,
                new Case.About(title, "仍被要求提交户口簿", subject, ""),
                "",
                Reporter.Kind.PUBLIC,
                "R-" + title,
                Instant.now());
    }

    @Test
    void a02_two_hundred_who_report_the_same_join_at_once() throws Exception {
        var first = cases.file(draft("两人", ""), null);
        var second = cases.file(draft("两百人", ""), null);
        long few = StatementCount.during(() -> cases.join(first.id(), joining("few", 2), "", null));
        long many = StatementCount.during(() -> cases.join(second.id(), joining("many", 200), "", null));
        assertThat(many).isEqualTo(few).isPositive();
        assertThat(cases.findFile(second.id()).orElseThrow().reporters()).hasSize(201);
        cases.join(second.id(), joining("many", 200), "", null);
        assertThat(cases.findFile(second.id()).orElseThrow().reporters())
                .as("nobody reports it twice")
                .hasSize(201);
    }

    private static List<Joining> joining(String who, int count) {
        var at = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(number -> new Joining(Reporter.Kind.PUBLIC, who + "-" + number, at))
                .toList();
    }

    @Test
    void a03_what_was_reported_through_a_merged_case_counts_where_it_goes_on() {
        var before = figures.of(CaseKind.SECURITY);
        var into = cases.file(security("由检查发现", Reporter.Kind.PLATFORM, ""), town.bureau);
        var merged = cases.file(security("由单位提出", Reporter.Kind.AGENCY, LedgerTown.CIVIL), town.civilOfficer);
        town.act(merged, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, into.id()));
        var after = figures.of(CaseKind.SECURITY);
        assertThat(after.all() - before.all()).isEqualTo(1);
        assertThat(after.found() - before.found()).isEqualTo(1);
        assertThat(after.reported() - before.reported()).isEqualTo(1);
    }

    private static NewCase security(String title, Reporter.Kind kind, String ref) {
        return new NewCase(CaseKind.SECURITY, new Case.About(title, "账号多人共用", "", ""), "", kind, ref, Instant.now());
    }
}
