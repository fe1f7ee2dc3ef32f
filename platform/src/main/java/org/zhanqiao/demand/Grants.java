package org.zhanqiao.demand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.web.Page;

/// Signs, suspends, resumes and revokes grants. Each act is one transaction with its [GrantChanged].
@Service
public class Grants {

    private static final String COLUMNS = """
            id, caller, service, purpose, matter, legal_basis, terms::text as terms, case_required, calls_per_second,
            calls_per_day, last_good_for, not_before, not_after, agreement, state, signed_by, signed_at, ended_by,
            ended_at, ended_because
            """;

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
    /// @throws IllegalArgumentException naming what the service, its dataset or the levels do not allow
    @Transactional
    public Grant sign(GrantDraft draft, String signedBy) {
        var now = clock.instant();
        long number = jdbc.sql("select nextval('demand.grant_number')")
                .query(Long.class)
                .single();
        var grant = new Grant(
                "G-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), number),
                draft.caller(),
                draft.service(),
                draft.purpose(),
                draft.matter(),
                draft.legalBasis(),
                draft.terms(),
                draft.caseRequired(),
                draft.callsPerSecond(),
                draft.callsPerDay(),
                draft.lastGoodFor(),
                draft.notBefore(),
                draft.notAfter(),
                draft.agreement(),
                Grant.State.ACTIVE,
                new Grant.Signature(signedBy, now),
                null);
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
        events.publishEvent(new GrantChanged(grant));
        return grant;
    }

    /// Stops a grant for good. The last node stops serving it within one second of the commit.
    @Transactional
    public Grant revoke(String id, String by, String because) {
        return move(id, List.of(Grant.State.ACTIVE, Grant.State.SUSPENDED), Grant.State.REVOKED, by, because);
    }

    /// Stops a grant until [#resume].
    @Transactional
    public Grant suspend(String id, String by, String because) {
        return move(id, List.of(Grant.State.ACTIVE), Grant.State.SUSPENDED, by, because);
    }

    /// Puts a suspended grant back into force.
    @Transactional
    public Grant resume(String id, String by, String because) {
        return move(id, List.of(Grant.State.SUSPENDED), Grant.State.ACTIVE, by, because);
    }

    private Grant move(String id, List<Grant.State> from, Grant.State to, String by, String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("say why");
        }
        int moved = jdbc.sql("""
                update demand.access_grant
                set state = :to, ended_by = :by, ended_at = :at, ended_because = :because, version = version + 1
                where id = :id and state in (:from)
                """)
                .param("to", to.name())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("because", because)
                .param("id", id)
                .param("from", from.stream().map(Enum::name).toList())
                .update();
        var grant = getGrant(id);
        if (moved == 0) {
            throw new GrantConflict("grant " + id + " is " + grant.state() + " already");
        }
        events.publishEvent(new GrantChanged(grant));
        return grant;
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

    /// All grants whose caller, service, purpose or number contains `text`, newest first.
    public List<Grant> listGrants(String text, int limit, int offset) {
        return jdbc.sql("select " + COLUMNS + """
                from demand.access_grant
                where :text = '' or position(lower(:text) in lower(id || ' ' || caller || ' ' || service || ' ' || purpose)) > 0
                order by signed_at desc, id desc limit :limit offset :offset
                """)
                .param("text", text)
                .param("limit", limit)
                .param("offset", offset)
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
                        : new Grant.End(endedBy, instant(row, "ended_at"), row.getString("ended_because")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
