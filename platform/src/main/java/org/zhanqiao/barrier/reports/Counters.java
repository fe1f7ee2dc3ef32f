package org.zhanqiao.barrier.reports;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.web.InputError;

/// The counters that agencies registered.
@Service
public class Counters {

    private static final int CODE = 6;
    private static final int LONGEST = 60;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final InstantSource clock;

    Counters(JdbcClient jdbc, SecureRandom random, InstantSource clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /// What is wrong with a counter’s name and place.
    public static List<InputError> check(String name, String place) {
        var errors = new ArrayList<InputError>();
        check(errors, "name", name, "barrier.counter.name.missing");
        check(errors, "place", place, "barrier.counter.place.missing");
        return errors;
    }

    private static void check(List<InputError> errors, String field, String text, String missing) {
        if (text.isEmpty()) {
            errors.add(InputError.of(field, missing));
        } else if (text.length() > LONGEST) {
            errors.add(InputError.of(field, "barrier.report.tooLong", LONGEST, text.length() - LONGEST));
        }
    }

    /// As it can stand on a poster: one line, without characters that nobody sees.
    public static String plain(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\s]+", " ").strip();
    }

    /// Registers a counter of an agency under a code of its own.
    @Transactional
    public Counter register(String agency, String name, String place) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        var counter = new Counter(
                PlainCode.of(HexFormat.of().formatHex(bytes), CODE, CODE), agency, plain(name), plain(place), true, 1);
        jdbc.sql("""
                insert into barrier.counter (code, agency, name, place, registered_at)
                values (:code, :agency, :name, :place, :now)
                """)
                .param("code", counter.code())
                .param("agency", agency)
                .param("name", counter.name())
                .param("place", counter.place())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return counter;
    }

    /// Takes a counter out of use, or into use again; reports that name it keep naming it.
    ///
    /// @return whether nobody changed it since it was read
    @Transactional
    public boolean setInUse(Counter read, boolean inUse) {
        return jdbc.sql("""
                update barrier.counter set in_use = :inUse, version = version + 1
                where code = :code and version = :version
                """)
                        .param("inUse", inUse)
                        .param("code", read.code())
                        .param("version", read.version())
                        .update()
                == 1;
    }

    public Optional<Counter> find(String code) {
        return jdbc.sql("select code, agency, name, place, in_use, version from barrier.counter where code = :code")
                .param("code", PlainCode.read(code, CODE, CODE).orElse(""))
                .query(Counters::counter)
                .optional();
    }

    /// The counter with a code, unless it was taken out of use.
    Optional<Counter> findInUse(String code) {
        return code.isEmpty() ? Optional.empty() : find(code).filter(Counter::inUse);
    }

    /// The counters of an agency.
    public List<Counter> listCounters(String agency) {
        return jdbc.sql("""
                select code, agency, name, place, in_use, version from barrier.counter
                where agency = :agency order by in_use desc, place, name, code
                """).param("agency", agency).query(Counters::counter).list();
    }

    private static Counter counter(ResultSet row, int n) throws SQLException {
        return new Counter(
                row.getString("code"),
                row.getString("agency"),
                row.getString("name"),
                row.getString("place"),
                row.getBoolean("in_use"),
                row.getLong("version"));
    }
}
