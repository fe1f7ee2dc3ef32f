package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.TestDatabase;

/// Many keys are found by one statement as each is found alone: by the same comparison, with the same index.
class JoinedStatementTest {

    private final TestDatabase database = TestDatabase.empty();

    private List<String> types(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(JoinedStatement.parameterTypes(sql, "of_a_test"));
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }

    private List<String> rows(String sql, Object... parameters) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var prepare = connection.createStatement()) {
            prepare.execute("set enable_seqscan = off; prepare of_a_test as " + sql);
            var values = String.join(
                    ", ", Stream.of(parameters).map("'%s'"::formatted).toList());
            var rows = new ArrayList<String>();
            try (var row = prepare.executeQuery("execute of_a_test(" + values + ")")) {
                while (row.next()) {
                    rows.add(row.getString(1) + " " + row.getString(2));
                }
            }
            return rows;
        }
    }

    @Test
    void only_parameters_are_replaced() {
        var joined = JoinedStatement.of("""
                select t."a$1", t."quo""$2" from "s"."t$2" t where t."k" = $1 and t."l" = $2::text::date and t."m" <> '$1 ''$2'
                """.strip(), List.of("bpchar", "text"));
        assertThat(joined.sql()).isEqualTo("""
                select k.place, r.* from unnest($1::text[], $2::text[]) with ordinality as k(p1, p2, place) cross join \
                lateral (select t."a$1", t."quo""$2" from "s"."t$2" t where t."k" = k.p1::bpchar and t."l" = \
                k.p2::text::text::date and t."m" <> '$1 ''$2') as r""");
        var arrays = joined.arrays(List.of(Tuple.of("a", "b"), Tuple.of("c", "d")));
        assertThat(arrays.getArrayOfStrings(0)).containsExactly("a", "c");
        assertThat(arrays.getArrayOfStrings(1)).containsExactly("b", "d");
    }

    @ParameterizedTest
    @CsvSource({
        "text, text, true",
        "varchar(18), text, true",
        "char(18), bpchar, true",
        "integer, integer, false",
        "uuid, uuid, false",
        "mood, mood, false"
    })
    void a_parameter_has_the_type_that_it_has_alone(String column, String type, boolean possible) throws SQLException {
        database.jdbc().sql("create type mood as enum ('good', 'bad')").update();
        database.jdbc().sql("create table t (k " + column + ")").update();
        var types = types("select k from t where k = $1");
        assertThat(types).containsExactly(type);
        assertThat(JoinedStatement.isPossible(types)).isEqualTo(possible);
    }

    /// A fixed width is compared without the blanks at its end, and by its own index.
    @Test
    void a_key_of_fixed_width_is_found_with_its_index_as_alone() throws SQLException {
        database.jdbc().sql("create table t (k char(18) primary key, v text)").update();
        database.jdbc()
                .sql("insert into t values ('370202', 'a'), ('370203', 'b')")
                .update();
        var alone = "select k::text, v from t where k = $1 limit 3";
        assertThat(rows(alone, "370202")).containsExactly("370202 a");
        assertThat(rows(alone, "370202  ")).containsExactly("370202 a");
        var joined = JoinedStatement.of(alone, types(alone)).sql();
        assertThat(rows(joined, "{\"370203\", \"370202  \", \"37020\", \"370202\"}"))
                .containsExactlyInAnyOrder("1 370203", "2 370202", "4 370202");
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "set enable_seqscan = off; set plan_cache_mode = force_generic_plan; prepare j as " + joined);
            var plan = new StringBuilder();
            try (var row = statement.executeQuery("explain execute j('{X}')")) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            assertThat(plan).contains("Index Cond: (k = (k.p1)::bpchar)");
        }
    }
}
