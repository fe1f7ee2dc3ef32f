package org.zhanqiao.demand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// Signs, suspends, resumes and revokes grants. Each act is one transaction with its [GrantChanged].
@Service
public class Grants {

    private static final String COLUMNS = """
            id, caller, service, purpose, matter, legal_basis, terms::text as terms, case_required, calls_per_second,
            calls_per_day, last_good_for, not_before, not_after, agreement, state, signed_by, signed_at, ended_by,
            ended_at, ended_because, version
            """;

    private static final Map<String, String> ORDERS = Map.of(
            "id", "id",
            "state", "state",
            "system", "caller",
            "service", "service",
            "purpose", "purpose",
            "until", "not_after");
    private static final int CHUNK = 1_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Grants(JdbcClient jdbc, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// Signs a grant; it is in force at every node within a second of the commit.
    ///
    /// @throws UnfitGrant naming what the draft lacks, or what the service, its dataset or the levels do not allow
    @Transactional
    public Grant sign(GrantDraft draft, String signedBy) {
        UnfitGrant.unlessEmpty(draft.listFlaws());
        var now = clock.instant();
        long number = jdbc.sql("select nextval('demand.grant_number')")
                .query(Long.class)
                .single();
        var grant = draft.toGrant("G-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), number), signedBy, now);
        jdbc.sql("""
                insert into demand.access_grant (id, caller, service, purpose, matter, legal_basis, terms,
                  case_required, calls_per_second, calls_per_day, last_good_for, not_before, not_after, agreement,
                  state, signed_by, signed_at)
                values (:id, :caller, :service, :purpose, :matter, :legalBasis, :terms::jsonb, :caseRequired,
                  :perSecond, :perDay, :lastGoodFor, :notBefore, :notAfter, :agreement, :state, :signedBy, :signedAt)
                """)
                .param("id", grant.id())
                .param("caller", grant.caller())
                .param("service", grant.service())
                .param("purpose", grant.purpose())
                .param("matter", grant.matter())
                .param("legalBasis", grant.legalBasis())
                .param("terms", TermsJson.write(grant.terms()))
                .param("caseRequired", grant.caseRequired())
                .param("perSecond", grant.callsPerSecond())
                .param("perDay", grant.callsPerDay())
                .param("lastGoodFor", grant.lastGoodFor().toSeconds())
                .param("notBefore", Timestamp.from(grant.notBefore()))
                .param("notAfter", Timestamp.from(grant.notAfter()))
                .param("agreement", grant.agreement())
                .param("state", grant.state().name())
                .param("signedBy", signedBy)
                .param("signedAt", Timestamp.from(now))
                .update();
        remember(grant, new GrantAct(grant.version(), GrantAct.Kind.SIGNED, signedBy, now, ""));
        events.publishEvent(new GrantChanged(grant));
        return grant;
    }

    /// Signs a grant that takes the place of those for the same calls: they are revoked in the same transaction. Of one
    /// system, service and purpose never two are in force at a time, because no call could say which it means.
    ///
    /// @throws UnfitGrant as [#sign] does; then nothing is revoked either
    @Transactional
    public Grant signInPlace(GrantDraft draft, String signedBy) {
        var alike = holdAlike(draft);
        var grant = sign(draft, signedBy);
        alike.forEach(each -> revoke(each.id(), signedBy, "由 " + grant.id() + " 取代"));
        return grant;
    }

    /// Grants beside which another for the same calls would make each call ambiguous, as [#listAlike] finds them.
    /// Whoever asks for the same waits until this transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Grant> holdAlike(GrantDraft draft) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:calls, 0))")
                .param(
                        "calls",
                        String.join("\n", "demand.access_grant", draft.caller(), draft.service(), draft.purpose()))
                .query(row -> {});
        return listAlike(draft);
    }

    /// Grants of the same system, service and purpose that are not revoked and whose time overlaps that of a draft.
    public List<Grant> listAlike(GrantDraft draft) {
        return jdbc.sql("select " + COLUMNS + """
                from demand.access_grant
                where caller = :caller and service = :service and purpose = :purpose
                  and state <> 'REVOKED' and not_after > :now
                  and not_before < :until and not_after > :from
                order by id
                """)
                .param("caller", draft.caller())
                .param("service", draft.service())
                .param("purpose", draft.purpose())
                .param("now", Timestamp.from(clock.instant()))
                .param("from", Timestamp.from(draft.notBefore()))
                .param("until", Timestamp.from(draft.notAfter()))
                .query(Grants::read)
                .list();
    }

    /// Stops a grant for good. The last node stops serving it within one second of the commit.
    @Transactional
    public Grant revoke(String id, String by, String because) {
        return decide(new GrantDecision(GrantAct.Kind.REVOKED, id, null, by, because));
    }

    /// Stops a grant until [#resume].
    @Transactional
    public Grant suspend(String id, String by, String because) {
        return decide(new GrantDecision(GrantAct.Kind.SUSPENDED, id, null, by, because));
    }

    /// Puts a suspended grant back into force.
    @Transactional
    public Grant resume(String id, String by, String because) {
        return decide(new GrantDecision(GrantAct.Kind.RESUMED, id, null, by, because));
    }

    /// Suspends, resumes or revokes a grant; every node follows within one second of the commit.
    ///
    /// @throws GrantConflict          when its state does not allow that, or somebody else decided first
    /// @throws NoSuchElementException when there is no such grant
    @Transactional
    public Grant decide(GrantDecision decision) {
        events.publishEvent(new GrantDeciding(getGrant(decision.grant())));
        var now = clock.instant();
        int moved = jdbc.sql("""
                update demand.access_grant
                set state = :to, ended_by = :by, ended_at = :at, ended_because = :because, version = version + 1
                where id = :id and state in (:from) and (:version::bigint is null or version = :version)
                """)
                .param("to", decision.kind().to().name())
                .param("by", decision.by())
                .param("at", Timestamp.from(now))
                .param("because", decision.because())
                .param("id", decision.grant())
                .param("from", decision.kind().from().stream().map(Enum::name).toList())
                .param("version", decision.version())
                .update();
        var grant = getGrant(decision.grant());
        if (moved == 0) {
            throw new GrantConflict(grant);
        }
        remember(grant, new GrantAct(grant.version(), decision.kind(), decision.by(), now, decision.because()));
        events.publishEvent(new GrantChanged(grant));
        return grant;
    }

    private void remember(Grant grant, GrantAct act) {
        jdbc.sql("""
                insert into demand.grant_act (grant_id, version, act, acted_by, acted_at, because)
                values (:grant, :version, :act, :by, :at, :because)
                """)
                .param("grant", grant.id())
                .param("version", act.version())
                .param("act", act.kind().name())
                .param("by", act.by())
                .param("at", Timestamp.from(act.at()))
                .param("because", act.because())
                .update();
    }

    /// Everything that was done to a grant, oldest first.
    public List<GrantAct> listActs(String id) {
        return jdbc.sql("""
                select version, act, acted_by, acted_at, because
                from demand.grant_act where grant_id = :id order by version
                """)
                .param("id", id)
                .query((row, n) -> new GrantAct(
                        row.getLong("version"),
                        GrantAct.Kind.valueOf(row.getString("act")),
                        row.getString("acted_by"),
                        instant(row, "acted_at"),
                        row.getString("because")))
                .list();
    }

    /// @throws NoSuchElementException when there is no such grant
    public Grant getGrant(String id) {
        return findGrant(id).orElseThrow(() -> new NoSuchElementException("no grant " + id));
    }

    public Optional<Grant> findGrant(String id) {
        return jdbc.sql("select " + COLUMNS + " from demand.access_grant where id = :id")
                .param("id", id)
                .query(Grants::read)
                .optional();
    }

    /// Grants held by any of these systems, newest first.
    public List<Grant> listByCallers(List<String> systems, int limit, int offset) {
        if (systems.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + """
                from demand.access_grant where caller in (:systems)
                order by signed_at desc, id desc limit :limit offset :offset
                """)
                .param("systems", systems)
                .param("limit", limit)
                .param("offset", offset)
                .query(Grants::read)
                .list();
    }

    /// Grants on any of these services, newest first.
    public List<Grant> listByServices(List<String> services, int limit, int offset) {
        if (services.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + """
                from demand.access_grant where service in (:services)
                order by signed_at desc, id desc limit :limit offset :offset
                """)
                .param("services", services)
                .param("limit", limit)
                .param("offset", offset)
                .query(Grants::read)
                .list();
    }

    /// Grants in force now by which any of these systems calls any of these services, newest first.
    public List<Grant> listInForce(Collection<String> systems, Collection<String> services) {
        if (systems.isEmpty() || services.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + """
                from demand.access_grant
                where caller in (:systems) and service in (:services)
                  and state = 'ACTIVE' and not_before <= :now and not_after > :now
                order by signed_at desc, id desc
                """)
                .param("systems", systems)
                .param("services", services)
                .param("now", Timestamp.from(clock.instant()))
                .query(Grants::read)
                .list();
    }

    /// A page of all grants, newest first unless the query sorts by `id`, `state`, `system`, `service`, `purpose` or
    /// `until`. Filtering, counting and ordering read one index; terms are read for the rows of the page only.
    public Paged<Grant> listGrants(GrantFilter filter, ListQuery query) {
        var conditions = filter.conditions(query.text(), clock.instant());
        long total = jdbc.sql("select count(*) from demand.access_grant where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                with listed as (
                  select id, row_number() over () as place from (
                    select id from demand.access_grant where %s order by %s limit :size offset :offset) page)
                select %s from demand.access_grant join listed using (id) order by place
                """.formatted(conditions.sql(), query.orderBy(ORDERS, "signed_at desc, id desc"), COLUMNS))
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(Grants::read)
                .list();
        return new Paged<>(rows, total, query);
    }

    /// All grants of a list, newest first, read a thousand at a time: no cursor or connection is held in between.
    public Stream<Grant> streamGrants(GrantFilter filter, String text) {
        var conditions = filter.conditions(text, clock.instant());
        return Stream.iterate(
                        before(conditions, null),
                        chunk -> !chunk.isEmpty(),
                        chunk -> before(conditions, chunk.getLast()))
                .flatMap(List::stream);
    }

    private List<Grant> before(GrantFilter.Conditions conditions, @Nullable Grant last) {
        return jdbc.sql("select " + COLUMNS + """
                from demand.access_grant
                where (:lastId::text is null or (signed_at, id) < (:lastAt, :lastId)) and %s
                order by signed_at desc, id desc limit :chunk
                """.formatted(conditions.sql()))
                .params(conditions.parameters())
                .param("lastId", last == null ? null : last.id())
                .param(
                        "lastAt",
                        last == null ? null : Timestamp.from(last.signature().at()))
                .param("chunk", CHUNK)
                .query(Grants::read)
                .list();
    }

    private static Grant read(ResultSet row, int n) throws SQLException {
        var endedBy = row.getString("ended_by");
        return new Grant(
                row.getString("id"),
                row.getString("caller"),
                row.getString("service"),
                row.getString("purpose"),
                row.getString("matter"),
                row.getString("legal_basis"),
                TermsJson.read(row.getString("terms")),
                row.getBoolean("case_required"),
                row.getInt("calls_per_second"),
                row.getLong("calls_per_day"),
                Duration.ofSeconds(row.getLong("last_good_for")),
                instant(row, "not_before"),
                instant(row, "not_after"),
                row.getString("agreement"),
                Grant.State.valueOf(row.getString("state")),
                new Grant.Signature(row.getString("signed_by"), instant(row, "signed_at")),
                endedBy == null
                        ? null
                        : new Grant.End(endedBy, instant(row, "ended_at"), row.getString("ended_because")),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
