package org.zhanqiao.audit;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the index of calls.
final class Calls {

    private static final int ROWS_A_READ = 1_000;

    private final JdbcClient jdbc;

    Calls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CallEntry> find(int log, long index) {
        return jdbc.sql("select " + CallRows.COLUMNS + " from audit.entry where log = :log and index = :index")
                .param("log", log)
                .param("index", index)
                .query(CallRows::read)
                .optional();
    }

    Optional<RawEntry> findRaw(int log, long index) {
        return jdbc.sql("select data, detail from audit.entry where log = :log and index = :index")
                .param("log", log)
                .param("index", index)
                .query((row, number) -> new RawEntry(row.getBytes("data"), row.getBytes("detail")))
                .optional();
    }

    Slice<CallEntry> list(CallFilter filter, Place place, int size) {
        return slice(place, size, (where, limit) -> read(filter, where, limit));
    }

    /// All rows of a filter, newest first, read a stretch at a time, so that nothing is held open between.
    Stream<CallEntry> stream(CallFilter filter) {
        Function<List<CallEntry>, List<CallEntry>> next =
                rows -> read(filter, new Place.OlderThan(rows.getLast().cursor()), ROWS_A_READ);
        return Stream.iterate(
                        read(filter, new Place.Newest(), ROWS_A_READ),
                        rows -> !rows.isEmpty(),
                        rows -> rows.size() < ROWS_A_READ ? List.of() : next.apply(rows))
                .flatMap(List::stream);
    }

    private List<CallEntry> read(CallFilter filter, Place place, int limit) {
        var where = new Where();
        if (filter.from() != null) {
            where.and("received_at >= :from", "from", Timestamp.from(filter.from()));
        }
        if (filter.until() != null) {
            where.and("received_at < :until", "until", Timestamp.from(filter.until()));
        }
        if (filter.outcome() != null) {
            where.and("outcome = :outcome", "outcome", filter.outcome().text());
        }
        where.andText("reason = :reason", "reason", filter.reason());
        where.andText("(agency = :agency or provider <> '' and provider = :agency)", "agency", filter.agency());
        where.andText("provider <> '' and provider = :provider", "provider", filter.provider());
        where.andText("agency = :consumer", "consumer", filter.consumer());
        if (filter.kept()) {
            where.and("outcome = 'served' and not fresh");
        }
        where.andText("service <> '' and service = :service", "service", filter.service());
        where.andText("grant_id <> '' and grant_id = :grant", "grant", filter.grant());
        where.andText("call = :call", "call", filter.call());
        if (!filter.cases().isEmpty()) {
            where.and("case_commitment in (:cases)", "cases", filter.cases());
        }
        var order = where.from(place, "");
        return jdbc.sql("select " + CallRows.COLUMNS + " from audit.entry" + where.sql() + order + " limit :limit")
                .params(where.parameters)
                .param("limit", limit)
                .query(CallRows::read)
                .list();
    }

    /// Entries about one subject, by its commitments.
    Slice<CallEntry> about(List<byte[]> commitments, Place place, int size) {
        if (commitments.isEmpty()) {
            return new Slice<>(List.of(), null, null);
        }
        return slice(place, size, (from, limit) -> {
            var where = new Where();
            where.and("s.commitment in (:commitments)", "commitments", commitments);
            var order = where.from(from, "s.");
            return jdbc.sql("select "
                            + CallRows.COLUMNS.replace("log, index, received_at", "e.log, e.index, e.received_at")
                            + " from audit.entry_subject s join audit.entry e on e.log = s.log and e.index = s.index"
                            + where.sql() + order + " limit :limit")
                    .params(where.parameters)
                    .param("limit", limit)
                    .query(CallRows::read)
                    .list();
        });
    }

    /// The entry of a call, when it was about the subject of these commitments.
    Optional<CallEntry> findAbout(List<byte[]> commitments, String call) {
        if (commitments.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("select " + CallRows.COLUMNS + """
                         from audit.entry e
                        where e.call = :call and exists (
                          select from audit.entry_subject s
                          where s.commitment in (:commitments) and s.received_at = e.received_at
                            and s.log = e.log and s.index = e.index)
                        order by e.log, e.index limit 1
                        """)
                .param("call", CallFilter.comparable(call))
                .param("commitments", commitments)
                .query(CallRows::read)
                .optional();
    }

    /// Reads one row more than asked for, to know whether there are any beyond.
    private static Slice<CallEntry> slice(Place place, int size, BiFunction<Place, Integer, List<CallEntry>> read) {
        var rows = new ArrayList<>(read.apply(place, size + 1));
        boolean more = rows.size() > size;
        if (more) {
            rows.removeLast();
        }
        boolean backwards = place instanceof Place.NewerThan;
        var shown = backwards ? rows.reversed() : rows;
        if (shown.isEmpty()) {
            return new Slice<>(List.of(), null, null);
        }
        boolean newer = backwards ? more : place instanceof Place.OlderThan;
        boolean older = backwards || more;
        return new Slice<>(
                shown,
                newer ? shown.getFirst().cursor() : null,
                older ? shown.getLast().cursor() : null);
    }

    /// Conditions and their parameters. Only this class writes SQL; what a reader typed is a parameter.
    private static final class Where {

        final Map<String, Object> parameters = new HashMap<>();
        private final List<String> conditions = new ArrayList<>();

        void and(String condition) {
            conditions.add("(" + condition + ")");
        }

        void and(String condition, String name, Object value) {
            and(condition);
            parameters.put(name, value);
        }

        void andText(String condition, String name, String value) {
            if (!value.isEmpty()) {
                and(condition, name, value);
            }
        }

        /// Adds the condition of a place.
        ///
        /// @return the order that goes with it
        String from(Place place, String table) {
            var columns = "%1$sreceived_at, %1$slog, %1$sindex".formatted(table);
            var down = " order by %1$sreceived_at desc, %1$slog desc, %1$sindex desc".formatted(table);
            return switch (place) {
                case Place.Newest() -> down;
                case Place.OlderThan(var cursor) -> {
                    beyond(columns, "<", cursor);
                    yield down;
                }
                case Place.NewerThan(var cursor) -> {
                    beyond(columns, ">", cursor);
                    yield " order by " + columns;
                }
            };
        }

        private void beyond(String columns, String sign, Cursor cursor) {
            and("(" + columns + ") " + sign + " (:at, :atLog, :atIndex)", "at", Timestamp.from(cursor.received()));
            parameters.put("atLog", cursor.log());
            parameters.put("atIndex", cursor.index());
        }

        String sql() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }
}
