package org.zhanqiao.demand.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;

/// The table of how requests were handled.
@Component
final class HandlingTable {

    private static final String INSERT = """
            insert into demand.request_handling (request, provider, consumer, service, share_type, late_before,
              received_on, answer_due, answer, answered_on, answer_days, ground, withdrawn_on, delivery_due, delivered_on,
              delivery_days)
            values (:request, :provider, :consumer, :service, :shareType, :lateBefore, :received, :answerDue, :answer,
              :answered, :answerDays, :ground, :withdrawn, :deliveryDue, :delivered, :deliveryDays)
            """;

    private final JdbcClient jdbc;

    HandlingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes a request’s handling over what stood there.
    void put(Handling handling) {
        insert(handling, """
                on conflict (request) do update set late_before = excluded.late_before,
                  received_on = excluded.received_on, answer_due = excluded.answer_due, answer = excluded.answer,
                  answered_on = excluded.answered_on, answer_days = excluded.answer_days, ground = excluded.ground,
                  withdrawn_on = excluded.withdrawn_on, delivery_due = excluded.delivery_due,
                  delivered_on = excluded.delivered_on, delivery_days = excluded.delivery_days
                """);
    }

    /// Writes a request’s handling where none stands.
    void putIfAbsent(Handling handling) {
        insert(handling, "on conflict (request) do nothing");
    }

    private void insert(Handling handling, String onConflict) {
        jdbc.sql(INSERT + onConflict)
                .param("request", handling.request())
                .param("provider", handling.provider())
                .param("consumer", handling.consumer())
                .param("service", handling.service())
                .param("shareType", handling.shareType().name())
                .param("lateBefore", handling.lateBefore())
                .param("received", handling.received())
                .param("answerDue", handling.answerDue())
                .param("answer", answer(handling.answer()))
                .param("answered", handling.answered())
                .param("answerDays", handling.answerDays())
                .param(
                        "ground",
                        handling.ground() == null ? null : handling.ground().name())
                .param("withdrawn", handling.withdrawn())
                .param("deliveryDue", handling.deliveryDue())
                .param("delivered", handling.delivered())
                .param("deliveryDays", handling.deliveryDays())
                .update();
    }

    private static @Nullable String answer(@Nullable ActKind kind) {
        return kind == null ? null : kind == ActKind.APPROVE ? "APPROVED" : "REFUSED";
    }

    List<Handling> list(Collection<String> requests) {
        return requests.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select request, provider, consumer, service, share_type, late_before, received_on, answer_due,
                          answer, answered_on, answer_days, ground, withdrawn_on, delivery_due, delivered_on, delivery_days
                        from demand.request_handling where request in (:requests)
                        """)
                        .param("requests", requests)
                        .query(HandlingTable::read)
                        .list();
    }

    /// Ids of requests that came to their provider and have no handling, as those from before there was one.
    List<String> listMissing(String afterId, int limit) {
        return jdbc.sql("""
                select id from demand.request request
                where id > :after
                  and exists (select from demand.request_act act where act.proceeding = request.id and act = 'SIGN_OFF')
                  and not exists (select from demand.request_handling handling where handling.request = request.id)
                order by id limit :limit
                """)
                .param("after", afterId)
                .param("limit", limit)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /// Ids of requests with a day that a year’s calendar may move, held until the transaction ends.
    List<String> lockTouched(int year, String afterId, int limit) {
        return jdbc.sql("""
                select request from demand.request_handling
                where request > :after and received_on <= :last
                  and greatest(answer_due, answered_on, delivery_due, delivered_on, received_on) >= :first
                order by request limit :limit for update
                """)
                .param("after", afterId)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .param("limit", limit)
                .query((row, n) -> row.getString("request"))
                .list();
    }

    private static Handling read(ResultSet row, int n) throws SQLException {
        var answer = row.getString("answer");
        var ground = row.getString("ground");
        return new Handling(
                row.getString("request"),
                row.getString("provider"),
                row.getString("consumer"),
                row.getString("service"),
                ShareType.valueOf(row.getString("share_type")),
                row.getBoolean("late_before"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("answer_due", LocalDate.class),
                answer == null ? null : answer.equals("APPROVED") ? ActKind.APPROVE : ActKind.REFUSE,
                row.getObject("answered_on", LocalDate.class),
                row.getObject("answer_days", Integer.class),
                ground == null ? null : RefusalGround.valueOf(ground),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getObject("delivery_due", LocalDate.class),
                row.getObject("delivered_on", LocalDate.class),
                row.getObject("delivery_days", Integer.class));
    }
}
