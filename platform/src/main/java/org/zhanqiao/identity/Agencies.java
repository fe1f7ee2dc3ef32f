package org.zhanqiao.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The table of agencies.
final class Agencies {

    private static final RowMapper<Agency> AGENCY = (row, number) -> new Agency(
            row.getString("code"),
            row.getString("id"),
            row.getString("name"),
            row.getString("short_name"),
            row.getString("district"));

    private static final Map<String, String> COLUMNS =
            Map.of("code", "code", "id", "id", "name", "name", "district", "district");

    private final JdbcClient jdbc;

    Agencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Agency> findByCode(String code) {
        return jdbc.sql("""
                        select code, id, name, short_name, district
                        from identity.agency
                        where code = :code
                        """).param("code", code).query(AGENCY).optional();
    }

    Optional<Agency> findById(String id) {
        return jdbc.sql("""
                        select code, id, name, short_name, district
                        from identity.agency
                        where id = :id
                        """).param("id", id).query(AGENCY).optional();
    }

    List<Agency> list(Collection<String> codes) {
        return jdbc.sql("""
                        select code, id, name, short_name, district
                        from identity.agency
                        where code = any (:codes)
                        order by name, code
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query(AGENCY)
                .list();
    }

    List<Agency> list() {
        return jdbc.sql("""
                        select code, id, name, short_name, district
                        from identity.agency
                        order by name, code
                        """).query(AGENCY).list();
    }

    Paged<Agency> list(ListQuery query) {
        var total = jdbc.sql("""
                        select count(*)
                        from identity.agency
                        where name ilike :pattern or short_name ilike :pattern or id ilike :pattern
                           or code ilike :pattern or district ilike :pattern
                        """)
                .param("pattern", query.pattern())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                        select code, id, name, short_name, district
                        from identity.agency
                        where name ilike :pattern or short_name ilike :pattern or id ilike :pattern
                           or code ilike :pattern or district ilike :pattern
                        order by %s
                        limit :size offset :offset
                        """.formatted(query.orderBy(COLUMNS, "name, code")))
                .param("pattern", query.pattern())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(AGENCY)
                .list();
        return new Paged<>(rows, total, query);
    }

    Registration<Agency> insert(Agency agency) {
        int inserted = jdbc.sql("""
                        insert into identity.agency (code, id, name, short_name, district)
                        values (:code, :id, :name, :shortName, :district)
                        on conflict do nothing
                        """)
                .param("code", agency.code())
                .param("id", agency.id())
                .param("name", agency.name())
                .param("shortName", agency.shortName())
                .param("district", agency.district())
                .update();
        if (inserted == 1) {
            return new Registration.Registered<>(agency);
        }
        return new Registration.Taken<>(findByCode(agency.code()).isPresent() ? "code" : "id");
    }
}
