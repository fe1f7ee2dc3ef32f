package org.zhanqiao.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The table of calling systems.
final class CallingSystems {

    private static final RowMapper<CallingSystem> SYSTEM = (row, number) -> new CallingSystem(
            row.getString("code"),
            row.getString("agency"),
            row.getString("name"),
            row.getString("purpose"),
            row.getBoolean("auditor"),
            row.getLong("version"));

    private static final Map<String, String> COLUMNS = Map.of("code", "code", "name", "name", "agency", "agency");

    private final JdbcClient jdbc;

    CallingSystems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CallingSystem> findByCode(String code) {
        return jdbc.sql("""
                        select code, agency, name, purpose, auditor, version
                        from identity.calling_system
                        where code = :code
                        """).param("code", code).query(SYSTEM).optional();
    }

    List<CallingSystem> list(Collection<String> codes) {
        return jdbc.sql("""
                        select code, agency, name, purpose, auditor, version
                        from identity.calling_system
                        where code = any (:codes)
                        order by code
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query(SYSTEM)
                .list();
    }

    List<CallingSystem> list() {
        return jdbc.sql("""
                        select code, agency, name, purpose, auditor, version
                        from identity.calling_system
                        order by code
                        """).query(SYSTEM).list();
    }

    List<CallingSystem> listOf(String agencyCode) {
        return jdbc.sql("""
                        select code, agency, name, purpose, auditor, version
                        from identity.calling_system
                        where agency = :agency
                        order by code
                        """).param("agency", agencyCode).query(SYSTEM).list();
    }

    Paged<CallingSystem> list(ListQuery query) {
        var total = jdbc.sql("""
                        select count(*)
                        from identity.calling_system
                        where code ilike :pattern or name ilike :pattern or agency ilike :pattern
                           or purpose ilike :pattern
                        """)
                .param("pattern", query.pattern())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                        select code, agency, name, purpose, auditor, version
                        from identity.calling_system
                        where code ilike :pattern or name ilike :pattern or agency ilike :pattern
                           or purpose ilike :pattern
                        order by %s
                        limit :size offset :offset
                        """.formatted(query.orderBy(COLUMNS, "code")))
                .param("pattern", query.pattern())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(SYSTEM)
                .list();
        return new Paged<>(rows, total, query);
    }

    Registration<CallingSystem> insert(CallingSystem system) {
        if (!jdbc.sql("select exists (select from identity.agency where code = :code)")
                .param("code", system.agencyCode())
                .query(Boolean.class)
                .single()) {
            return new Registration.UnknownAgency<>(system.agencyCode());
        }
        return jdbc.sql("""
                        insert into identity.calling_system (code, agency, name, purpose, auditor)
                        values (:code, :agency, :name, :purpose, :auditor)
                        on conflict do nothing
                        returning code, agency, name, purpose, auditor, version
                        """)
                .param("code", system.code())
                .param("agency", system.agencyCode())
                .param("name", system.name())
                .param("purpose", system.purpose())
                .param("auditor", system.auditor())
                .query(SYSTEM)
                .optional()
                .<Registration<CallingSystem>>map(Registration.Registered::new)
                .orElseGet(() -> new Registration.Taken<>("code"));
    }
}
