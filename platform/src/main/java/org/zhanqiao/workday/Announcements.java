package org.zhanqiao.workday;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was announced for each year, in the database.
@Repository
class Announcements {

    /// Serialises loading, so that of two administrators the second sees what the first loaded.
    private static final long LOADING = 0x776f726b646179L;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Announcements(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Lets one loading at a time go on, until the transaction ends.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", LOADING)
                .query((row, n) -> n)
                .single();
    }

    /// The number of the last loading; 0 before the first.
    long revision() {
        return jdbc.sql("select coalesce(max(revision), 0) from workday.announcement")
                .query(Long.class)
                .single();
    }

    long add(int year, String source, String by, List<SpecialDay> days) {
        long revision = jdbc.sql("""
                insert into workday.announcement (year, source, loaded_by, loaded_at)
                values (:year, :source, :by, :at) returning revision
                """)
                .param("year", year)
                .param("source", source)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        for (var day : days) {
            jdbc.sql("""
                    insert into workday.special_day (revision, day, works, occasion)
                    values (:revision, :day, :works, :occasion)
                    """)
                    .param("revision", revision)
                    .param("day", Date.valueOf(day.date()))
                    .param("works", day.works())
                    .param("occasion", day.occasion())
                    .update();
        }
        return revision;
    }

    /// What is in force for a year.
    Optional<Announcement> find(int year) {
        return jdbc.sql("""
                select revision, year, source, loaded_by, loaded_at from workday.announcement
                where year = :year order by revision desc limit 1
                """)
                .param("year", year)
                .query((row, n) -> new Announcement(
                        row.getLong("revision"),
                        row.getInt("year"),
                        row.getString("source"),
                        row.getString("loaded_by"),
                        row.getTimestamp("loaded_at").toInstant(),
                        listDays(row.getLong("revision"))))
                .optional();
    }

    private List<SpecialDay> listDays(long revision) {
        return jdbc.sql("""
                select day, works, occasion from workday.special_day where revision = :revision order by day
                """)
                .param("revision", revision)
                .query((row, n) -> new SpecialDay(
                        row.getDate("day").toLocalDate(), row.getBoolean("works"), row.getString("occasion")))
                .list();
    }

    /// The calendar of everything in force. A day that two years' announcements name is what the later loaded says.
    WorkCalendar calendar() {
        var years = new TreeSet<Integer>();
        jdbc.sql("select distinct year from workday.announcement")
                .query(Integer.class)
                .list()
                .forEach(years::add);
        Map<LocalDate, SpecialDay> days = new LinkedHashMap<>();
        jdbc.sql("""
                with in_force as (select max(revision) as revision from workday.announcement group by year)
                select day, works, occasion from workday.special_day join in_force using (revision) order by revision
                """)
                .query((row, n) -> new SpecialDay(
                        row.getDate("day").toLocalDate(), row.getBoolean("works"), row.getString("occasion")))
                .list()
                .forEach(day -> days.put(day.date(), day));
        return WorkCalendar.of(years, days.values());
    }
}
