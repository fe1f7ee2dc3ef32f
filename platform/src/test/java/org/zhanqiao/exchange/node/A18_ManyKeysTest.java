package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.zhanqiao.PlatformTest;

/// A call of many keys finds the rows of each as a call of one does.
@PlatformTest
@Import(ExchangeTown.class)
class A18_ManyKeysTest {

    @Autowired
    ExchangeTown town;

    /// A view that groups is not read whole, whether for one key or for many.
    @Test
    void a01_many_keys_are_found_in_a_view_as_a_single_one_is() {
        town.people.jdbc().sql("""
                create or replace view registry.grouped as
                  select id_number, max(name) as name, max(updated_at) as updated_at
                  from registry.person group by id_number;
                analyze registry.person
                """).update();
        var service = town.service("town-people", "registry.grouped", Duration.ofSeconds(2), 100, List.of("id_number"));
        town.grant(town.key(), service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        assertThat(plan(service, "query:id_number", "'" + A03_SourcesTest.resident(7) + "'"))
                .contains("Index")
                .doesNotContain("Seq Scan");
        assertThat(plan(service, "many:id_number", "'{X,Y,Z}'"))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    /// How PostgreSQL goes about a statement of the only grant on a service.
    private String plan(String service, String use, String parameter) {
        var sql = town.database()
                .sql("select body -> 'statements' -> :use ->> 'sql' from exchange.plan where service = :service")
                .param("use", use)
                .param("service", service)
                .query(String.class)
                .single();
        return String.join(
                "\n",
                new JdbcTemplate(town.people.dataSource())
                        .queryForList("explain " + sql.replace("$1", parameter), String.class));
    }
}
