package org.zhanqiao.demand.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.proceeding.ProceedingTable;

/// The table of disputes.
@Component
final class DisputeTable {

    private static final String COLUMNS = """
            id, request, consumer, provider, service, raised_by, ground, claim, state, version, raised_at, moved_at, since
            """;

    private static final List<String> TEXT = List.of("id", "request", "service", "claim");

    private final JdbcClient jdbc;
    private final ProceedingTable<Dispute> rows;

    DisputeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new ProceedingTable<>(
                jdbc, "demand.dispute", COLUMNS, TEXT, "since", DisputeState.values(), DisputeTable::read);
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

    /// How rows are read and listed.
    ProceedingTable<Dispute> rows() {
        return rows;
    }

    /// Over one request, oldest first.
    List<Dispute> listOver(String request) {
        return jdbc.sql("select " + COLUMNS + " from demand.dispute where request = :request order by id")
                .param("request", request)
                .query(DisputeTable::read)
                .list();
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
