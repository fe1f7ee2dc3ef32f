package org.zhanqiao.demand.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The table of disputes.
@Component
final class DisputeTable {

    private static final String COLUMNS = """
            id, request, consumer, provider, service, raised_by, ground, claim, state, version, raised_at, moved_at, since
            """;

    private static final List<String> TEXT = List.of("id", "request", "service", "claim");

    private static final Map<String, String> ORDERS = Map.of(
            "id", "id",
            "state", "state",
            "consumer", "consumer",
            "provider", "provider",
            "due", "since",
            "moved", "moved_at");

    private final JdbcClient jdbc;

    DisputeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('demand.dispute_number')")
                .query(Long.class)
                .single();
    }

    /// @return whether none was open over the same request on the same ground
    boolean insert(Dispute dispute) {
        return jdbc.sql("""
                        insert into demand.dispute (id, request, consumer, provider, service, raised_by, ground, claim,
                          state, version, raised_at, moved_at, since)
                        values (:id, :request, :consumer, :provider, :service, :raisedBy, :ground, :claim, :state, :version,
                          :raisedAt, :moved, :since)
                        on conflict (request, ground) where state not in ('CLOSED', 'WITHDRAWN') do nothing
                        """)
                        .param("id", dispute.id())
                        .param("request", dispute.request())
                        .param("consumer", dispute.consumer())
                        .param("provider", dispute.provider())
                        .param("service", dispute.service())
                        .param("raisedBy", dispute.raisedBy().name())
                        .param("ground", dispute.ground().name())
                        .param("claim", dispute.claim())
                        .param("state", dispute.state().name())
                        .param("version", dispute.version())
                        .param("raisedAt", Timestamp.from(dispute.raisedAt()))
                        .param("moved", Timestamp.from(dispute.moved()))
                        .param("since", Timestamp.from(dispute.since()))
                        .update()
                == 1;
    }

    /// Writes what moves in one whose row this transaction holds.
    void update(Dispute dispute) {
        jdbc.sql("""
                update demand.dispute set state = :state, version = :version, moved_at = :moved, since = :since
                where id = :id
                """)
                .param("id", dispute.id())
                .param("state", dispute.state().name())
                .param("version", dispute.version())
                .param("moved", Timestamp.from(dispute.moved()))
                .param("since", Timestamp.from(dispute.since()))
                .update();
    }

    Optional<Dispute> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from demand.dispute where id = :id")
                .param("id", id)
                .query(DisputeTable::read)
                .optional();
    }

    /// Holds the row until the transaction ends.
    Optional<Dispute> lock(String id) {
        return jdbc.sql("select " + COLUMNS + " from demand.dispute where id = :id for update")
                .param("id", id)
                .query(DisputeTable::read)
                .optional();
    }

    /// Over one request, oldest first.
    List<Dispute> listOver(String request) {
        return jdbc.sql("select " + COLUMNS + " from demand.dispute where request = :request order by id")
                .param("request", request)
                .query(DisputeTable::read)
                .list();
    }

    Paged<Dispute> list(ProceedingFilter filter, ListQuery query, LocalDate today) {
        var conditions = filter.conditions(query.text(), TEXT, DisputeState.values(), today);
        var rows = jdbc.sql("select " + COLUMNS + " from demand.dispute where " + conditions.sql() + " order by "
                        + query.orderBy(ORDERS, "moved_at desc, id desc") + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(DisputeTable::read)
                .list();
        return new Paged<>(rows, count(conditions), query);
    }

    long count(ProceedingFilter filter, LocalDate today) {
        return count(filter.conditions("", TEXT, DisputeState.values(), today));
    }

    private long count(ProceedingFilter.Conditions conditions) {
        return jdbc.sql("select count(*) from demand.dispute where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private static Dispute read(ResultSet row, int n) throws SQLException {
        return new Dispute(
                row.getString("id"),
                row.getString("request"),
                row.getString("consumer"),
                row.getString("provider"),
                row.getString("service"),
                Side.valueOf(row.getString("raised_by")),
                Ground.valueOf(row.getString("ground")),
                row.getString("claim"),
                DisputeState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getTimestamp("raised_at").toInstant(),
                row.getTimestamp("moved_at").toInstant(),
                row.getTimestamp("since").toInstant());
    }
}
