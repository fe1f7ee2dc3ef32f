package org.zhanqiao.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.ListQuery;

/// Grants over their life: signed, decided about, remembered, listed.
class A01_GrantsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final List<Object> events = new ArrayList<>();
    private final Grants grants = new Grants(jdbc, events::add, () -> NOW);

    static GrantDraft draft(String purpose) {
        return new GrantDraft(
                "education-enrolment",
                "police.resident",
                purpose,
                "义务教育入学",
                "《政务数据共享条例》第二十条",
                new GrantTerms(
                        Set.of(Mode.QUERY),
                        List.of(List.of("id_number")),
                        List.of(new GrantTerms.Field("name", new Mask.None())),
                        List.of(),
                        Set.of(),
                        List.of()),
                true,
                10,
                1_000,
                Duration.ZERO,
                NOW,
                NOW.plus(Duration.ofDays(30)),
                "a".repeat(64));
    }

    private static GrantFilter standing(Grant.Standing standing) {
        return new GrantFilter(Optional.of(standing), Optional.empty(), Optional.empty());
    }

    @Test
    void a01_every_act_is_remembered_with_who_when_and_why() {
        var id = grants.sign(draft("核验"), "admin-a").id();
        grants.suspend(id, "admin-b", "核查");
        grants.resume(id, "admin-a", "核查完毕");
        var revoked = grants.revoke(id, "admin-b", "协议终止");

        assertThat(grants.listActs(id))
                .containsExactly(
                        new GrantAct(1, GrantAct.Kind.SIGNED, "admin-a", NOW, ""),
                        new GrantAct(2, GrantAct.Kind.SUSPENDED, "admin-b", NOW, "核查"),
                        new GrantAct(3, GrantAct.Kind.RESUMED, "admin-a", NOW, "核查完毕"),
                        new GrantAct(4, GrantAct.Kind.REVOKED, "admin-b", NOW, "协议终止"));
        assertThat(revoked.version()).isEqualTo(4);
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "GrantChanged",
                        "GrantDeciding",
                        "GrantChanged",
                        "GrantDeciding",
                        "GrantChanged",
                        "GrantDeciding",
                        "GrantChanged");
    }

    @Test
    void a02_every_state_allows_what_the_lifecycle_says_and_nothing_else() {
        for (var kind : List.of(GrantAct.Kind.SUSPENDED, GrantAct.Kind.RESUMED, GrantAct.Kind.REVOKED)) {
            for (var state : Grant.State.values()) {
                var id = grants.sign(draft("核验"), "admin").id();
                if (state != Grant.State.ACTIVE) {
                    grants.suspend(id, "admin", "准备");
                }
                if (state == Grant.State.REVOKED) {
                    grants.revoke(id, "admin", "准备");
                }
                var decision = new GrantDecision(kind, id, null, "admin", "试");
                if (kind.from().contains(state)) {
                    assertThat(grants.decide(decision).state()).isEqualTo(kind.to());
                } else {
                    assertThatThrownBy(() -> grants.decide(decision)).isInstanceOf(GrantConflict.class);
                    assertThat(grants.getGrant(id).state()).isEqualTo(state);
                }
            }
        }
    }

    @Test
    void a03_of_two_who_decide_on_one_version_the_second_is_told_what_the_first_did() {
        var grant = grants.sign(draft("核验"), "admin");
        grants.decide(new GrantDecision(GrantAct.Kind.SUSPENDED, grant.id(), 1L, "admin-a", "核查"));
        assertThatThrownBy(() ->
                        grants.decide(new GrantDecision(GrantAct.Kind.REVOKED, grant.id(), 1L, "admin-b", "协议终止")))
                .isInstanceOfSatisfying(
                        GrantConflict.class,
                        conflict -> assertThat(conflict.current().state()).isEqualTo(Grant.State.SUSPENDED));
        assertThat(grants.listActs(grant.id())).hasSize(2);
    }

    @Test
    void a04_a_decision_needs_a_reason_and_a_draft_names_all_its_flaws() {
        assertThatThrownBy(() -> grants.suspend("G-1", "admin", "  ")).isInstanceOf(UnfitGrant.class);
        var draft = new GrantDraft(
                "",
                "",
                " ",
                "事项",
                "依据",
                new GrantTerms(Set.of(), List.of(), List.of(), List.of(), Set.of(), List.of()),
                true,
                0,
                0,
                Duration.ofDays(31),
                NOW,
                NOW,
                "no hash");
        assertThatThrownBy(() -> grants.sign(draft, "admin"))
                .isInstanceOfSatisfying(
                        UnfitGrant.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(GrantFlaw::rule)
                                .containsExactly(
                                        GrantRule.PURPOSE_STATED,
                                        GrantRule.RATE_POSITIVE,
                                        GrantRule.QUOTA_POSITIVE,
                                        GrantRule.TERM_ORDER,
                                        GrantRule.LAST_GOOD_SPAN,
                                        GrantRule.AGREEMENT_HASH,
                                        GrantRule.MODE_CHOSEN));
    }

    @Test
    void a05_lists_are_narrowed_sorted_and_read_whole() {
        var first = grants.sign(draft("甲 100%"), "admin").id();
        var second = grants.sign(draft("乙"), "admin").id();
        grants.suspend(second, "admin", "核查");

        assertThat(grants.listGrants(GrantFilter.all(), new ListQuery("100%", "", false, 1, 25))
                        .rows())
                .extracting(Grant::id)
                .containsExactly(first);
        assertThat(grants.listGrants(standing(Grant.Standing.SUSPENDED), ListQuery.first())
                        .rows())
                .extracting(Grant::id)
                .containsExactly(second);
        assertThat(grants.listGrants(standing(Grant.Standing.WAITING), ListQuery.first())
                        .total())
                .isZero();
        assertThat(grants.listGrants(GrantFilter.all(), new ListQuery("", "state", true, 1, 25))
                        .rows())
                .extracting(Grant::id)
                .containsExactly(second, first);
        var nobody = new GrantFilter(Optional.empty(), Optional.of(List.of()), Optional.empty());
        assertThat(grants.listGrants(nobody, ListQuery.first()).rows()).isEmpty();
        assertThat(grants.streamGrants(GrantFilter.all(), "")).hasSize(2);
    }

    @Test
    void a06_ten_thousand_grants_are_listed_counted_and_searched() {
        jdbc.sql("""
                insert into demand.access_grant
                select 'G-2026-' || lpad(n::text, 6, '0'), 'system-' || n % 300, 'service-' || n % 500, '用途' || n,
                  '事项', repeat('依据', 100), :terms::jsonb, true, 10, 1000, 0, :now::timestamptz,
                  :now::timestamptz + interval '30 days', repeat('a', 64),
                  case n % 10 when 0 then 'REVOKED' else 'ACTIVE' end, 'admin',
                  :now::timestamptz + n * interval '1 second'
                from generate_series(1, 10000) n
                """)
                .param("terms", TermsJson.write(draft("核验").terms()))
                .param("now", java.sql.Timestamp.from(NOW))
                .update();
        jdbc.sql("vacuum analyze demand.access_grant").update();

        assertThat(found("")).isEqualTo(10_000);
        assertThat(found("用途99")).isEqualTo(111);
        assertThat(found("nothing of the sort")).isZero();
        for (var sort : List.of("", "purpose", "until")) {
            assertThat(grants.listGrants(GrantFilter.all(), new ListQuery("", sort, true, 400, 25))
                            .rows())
                    .as(sort)
                    .hasSize(25);
        }
        var page = grants.listGrants(standing(Grant.Standing.REVOKED), new ListQuery("用途99", "", false, 2, 5));
        assertThat(page.total()).isEqualTo(11);
        assertThat(page.rows()).hasSize(5);
        assertThat(grants.streamGrants(GrantFilter.all(), "")).hasSize(10_000);
    }

    /// The best of three, since other work on the machine is not what is measured.
    private long found(String text) {
        return grants.listGrants(GrantFilter.all(), new ListQuery(text, "", false, 1, 25))
                .total();
    }
}
