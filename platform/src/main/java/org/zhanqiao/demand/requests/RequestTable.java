package org.zhanqiao.demand.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.TermsJson;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.databind.json.JsonMapper;

/// The tables of requests and of what was done to them.
@Component
final class RequestTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS = """
            id, consumer, provider, caller, service, dataset, share_type, purpose, matter, spared_paper, legal_basis,
            scene, scope, share_mode, terms::text as terms, needs::text as needs, case_required, until, calls_per_day,
            calls_per_second, state, version, drafted_by, drafted_at, moved_at, due, provisional, rung, extension_open,
            grant_id, supersedes
            """;

    private static final Map<String, String> ORDERS = Map.of(
            "id", "id",
            "state", "state",
            "service", "service",
            "purpose", "purpose",
            "consumer", "consumer",
            "provider", "provider",
            "due", "due",
            "moved", "moved_at");

    private final JdbcClient jdbc;
    private final ActLog acts;

    RequestTable(JdbcClient jdbc, ActLog acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('demand.request_number')")
                .query(Long.class)
                .single();
    }

    void insert(AccessRequest request) {
        bound(request, jdbc.sql("""
                insert into demand.request (id, consumer, provider, caller, service, dataset, share_type, purpose, matter,
                  spared_paper, legal_basis, scene, scope, share_mode, terms, needs, case_required, until, calls_per_day,
                  calls_per_second, state, version, drafted_by, drafted_at, moved_at, due, provisional, rung,
                  extension_open, supersedes)
                values (:id, :consumer, :provider, :caller, :service, :dataset, :shareType, :purpose, :matter,
                  :sparedPaper, :legalBasis, :scene, :scope, :shareMode, :terms::jsonb, :needs::jsonb, :caseRequired,
                  :until, :perDay, :perSecond, :state, :version, :draftedBy, :draftedAt, :moved, :due, :provisional,
                  :rung, :extensionOpen, nullif(:supersedes, ''))
                """))
                .param("consumer", request.consumer())
                .param("supersedes", request.supersedes())
                .param("draftedBy", request.draftedBy())
                .param("draftedAt", Timestamp.from(request.draftedAt()))
                .update();
    }

    /// Writes everything of a request whose row this transaction holds, if its version is the one before.
    ///
    /// @return whether it was
    boolean update(AccessRequest request, long versionBefore) {
        return bound(request, jdbc.sql("""
                        update demand.request set provider = :provider, caller = :caller, service = :service,
                          dataset = :dataset, share_type = :shareType, purpose = :purpose, matter = :matter,
                          spared_paper = :sparedPaper, legal_basis = :legalBasis, scene = :scene, scope = :scope,
                          share_mode = :shareMode, terms = :terms::jsonb, needs = :needs::jsonb,
                          case_required = :caseRequired, until = :until, calls_per_day = :perDay,
                          calls_per_second = :perSecond, state = :state, version = :version, moved_at = :moved,
                          due = :due, provisional = :provisional, rung = :rung, extension_open = :extensionOpen,
                          grant_id = nullif(:grant, '')
                        where id = :id and version = :before
                        """))
                        .param("grant", request.grant())
                        .param("before", versionBefore)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec bound(AccessRequest request, JdbcClient.StatementSpec sql) {
        var ask = request.ask();
        var rung = request.rung();
        return sql.param("id", request.id())
                .param("provider", request.provider())
                .param("caller", ask.caller())
                .param("service", ask.service())
                .param("dataset", request.dataset())
                .param("shareType", request.shareType().name())
                .param("purpose", ask.purpose())
                .param("matter", ask.matter())
                .param("sparedPaper", ask.sparedPaper())
                .param("legalBasis", ask.legalBasis())
                .param("scene", ask.scene())
                .param("scope", ask.scope())
                .param("shareMode", ask.shareMode().name())
                .param("terms", TermsJson.write(ask.terms()))
                .param("needs", JSON.writeValueAsString(ask.needs()))
                .param("caseRequired", ask.caseRequired())
                .param("until", ask.until())
                .param("perDay", ask.callsPerDay())
                .param("perSecond", ask.callsPerSecond())
                .param("state", request.state().name())
                .param("version", request.version())
                .param("moved", Timestamp.from(request.moved()))
                .param("due", request.due())
                .param("provisional", request.provisional())
                .param("rung", rung == null ? null : rung.name())
                .param("extensionOpen", request.extensionOpen());
    }

    Optional<AccessRequest> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from demand.request where id = :id")
                .param("id", id)
                .query(RequestTable::read)
                .optional();
    }

    Set<String> listSuspended(Collection<String> ids) {
        return Set.copyOf(jdbc.sql("""
                        select proceeding from (
                          select distinct on (proceeding) proceeding, act from demand.request_act
                          where proceeding = any (:ids) and act in ('SUSPEND', 'RESUME')
                          order by proceeding, number desc) last
                        where act = 'SUSPEND'
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    Optional<AccessRequest> findSuccessor(String id) {
        return jdbc.sql("select " + COLUMNS + """
                        from demand.request
                        where supersedes = :id and state not in ('REFUSED', 'WITHDRAWN')
                        order by id limit 1
                        """)
                .param("id", id)
                .query(RequestTable::read)
                .optional();
    }

    /// Those of nobody else, without the one that it renews and its own renewal.
    List<AccessRequest> listAlike(AccessRequest request) {
        return jdbc.sql("select " + COLUMNS + """
                        from demand.request
                        where caller = :caller and service = :service and purpose = :purpose and purpose <> ''
                          and consumer = :consumer and id <> :id and id <> :supersedes
                          and supersedes is distinct from :id
                          and state not in ('REDUCED', 'ENDED', 'EXPIRED', 'DISPOSED', 'SUPERSEDED', 'REFUSED',
                            'WITHDRAWN')
                        order by state = 'IN_FORCE' desc, id desc limit 20
                        """)
                .param("caller", request.ask().caller())
                .param("service", request.ask().service())
                .param("purpose", request.ask().purpose())
                .param("consumer", request.consumer())
                .param("id", request.id())
                .param("supersedes", request.supersedes())
                .query(RequestTable::read)
                .list();
    }

    /// A request as somebody of an agency reads it, see [SeenRequests].
    ///
    /// @param reader code of that agency; empty for the bureau
    Optional<AccessRequest> findSeen(String id, String reader) {
        return jdbc.sql("select " + COLUMNS + " from " + SeenRequests.SQL + " where id = :id")
                .param("id", id)
                .param(SeenRequests.READER, reader)
                .query(RequestTable::read)
                .optional();
    }

    /// Holds the row until the transaction ends.
    Optional<AccessRequest> lock(String id) {
        return jdbc.sql("select " + COLUMNS + " from demand.request where id = :id for update")
                .param("id", id)
                .query(RequestTable::read)
                .optional();
    }

    Paged<AccessRequest> list(RequestFilter filter, ListQuery query, LocalDate today) {
        var conditions = filter.conditions(query.text(), today);
        long total = count(filter, conditions);
        var rows = jdbc.sql("select " + COLUMNS + " from " + filter.relation() + " where " + conditions.sql()
                        + " order by " + query.orderBy(filter.orders(ORDERS), "moved_at desc, id desc")
                        + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(RequestTable::read)
                .list();
        return new Paged<>(rows, total, query);
    }

    long count(RequestFilter filter, LocalDate today) {
        return count(filter, filter.conditions("", today));
    }

    private long count(RequestFilter filter, RequestFilter.Conditions conditions) {
        return jdbc.sql("select count(*) from " + filter.relation() + " where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /// Ids of requests whose clock runs, those that run out first at the front.
    List<String> listRunning(String afterId, int limit) {
        return jdbc.sql("""
                select id from demand.request where due is not null and id > :after order by id limit :limit
                """)
                .param("after", afterId)
                .param("limit", limit)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /// Ids of requests whose day has passed and who are not at the top of the ladder, and of those in force whose term
    /// is over, or nearly so and nobody was told yet, and of those that ended before a disposal had a day.
    List<String> listForLadder(LocalDate today, String afterId, int limit) {
        return jdbc.sql("""
                select id from demand.request
                where id > :after and ((due < :today and rung is distinct from 'CITY_OFFICE')
                  or (state = 'IN_FORCE' and until < :today)
                  or (state in ('ENDED', 'EXPIRED') and due is null)
                  or (state = 'IN_FORCE' and until < :renewal and not exists (
                    select 1 from demand.request_act
                    where request_act.proceeding = request.id and request_act.act = 'REMIND')))
                order by id limit :limit
                """)
                .param("today", today)
                .param("renewal", today.plusDays(PlatformActs.RENEWAL.toDays()))
                .param("after", afterId)
                .param("limit", limit)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    RequestHistory history(String request) {
        return new RequestHistory(
                acts.history(request, RequestState.class, ActKind.class).acts());
    }

    List<AccessRequest> listOnDatasets(Collection<String> datasets) {
        return jdbc.sql("select " + COLUMNS + " from " + SeenRequests.SQL + " where dataset = any (:datasets)"
                        + " order by moved_at desc, id desc")
                .param("datasets", datasets.toArray(String[]::new))
                .param(SeenRequests.READER, "")
                .query(RequestTable::read)
                .list();
    }

    List<Dossier> listDossiers(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var histories = acts.histories(ids, RequestState.class, ActKind.class);
        return jdbc
                .sql("select " + COLUMNS + " from demand.request where id in (:ids) order by id")
                .param("ids", ids)
                .query(RequestTable::read)
                .list()
                .stream()
                .map(request -> new Dossier(
                        request,
                        new RequestHistory(Objects.requireNonNull(histories.get(request.id()))
                                .acts())))
                .toList();
    }

    static Ask readAsk(ResultSet row) throws SQLException {
        return new Ask(
                row.getString("caller"),
                row.getString("service"),
                row.getString("purpose"),
                row.getString("matter"),
                row.getString("spared_paper"),
                row.getString("legal_basis"),
                row.getString("scene"),
                row.getString("scope"),
                ShareMode.valueOf(row.getString("share_mode")),
                TermsJson.read(row.getString("terms")),
                needs(row.getString("needs")),
                row.getBoolean("case_required"),
                row.getObject("until", LocalDate.class),
                row.getLong("calls_per_day"),
                row.getInt("calls_per_second"));
    }

    private static AccessRequest read(ResultSet row, int n) throws SQLException {
        return new AccessRequest(
                row.getString("id"),
                row.getString("consumer"),
                row.getString("provider"),
                row.getString("dataset"),
                ShareType.valueOf(row.getString("share_type")),
                readAsk(row),
                RequestState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getString("drafted_by"),
                row.getTimestamp("drafted_at").toInstant(),
                row.getTimestamp("moved_at").toInstant(),
                row.getObject("due", LocalDate.class),
                row.getBoolean("provisional"),
                rung(row.getString("rung")),
                row.getBoolean("extension_open"),
                Objects.requireNonNullElse(row.getString("grant_id"), ""),
                Objects.requireNonNullElse(row.getString("supersedes"), ""));
    }

    private static @Nullable Rung rung(@Nullable String name) {
        return name == null ? null : Rung.valueOf(name);
    }

    private static Map<String, String> needs(String json) {
        var needs = new TreeMap<String, String>();
        JSON.readTree(json).forEachEntry((item, why) -> needs.put(item, why.asString("")));
        return needs;
    }
}
