package org.zhanqiao.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ValuePlace;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The data services as they are registered.
@Component
final class Services {

    private static final String SERVICE = """
            select code, dataset, agency, title, source, relation, row_key, as_of, subjects, time_limit, bulkhead,
              columns::text as columns,
              compared_as::text as compared_as
            from exchange.data_service
            """;

    private static final String REPLACE = """
            on conflict (code) do update set dataset = excluded.dataset, agency = excluded.agency,
              title = excluded.title, source = excluded.source, relation = excluded.relation,
              row_key = excluded.row_key, as_of = excluded.as_of, subjects = excluded.subjects,
              time_limit = excluded.time_limit, bulkhead = excluded.bulkhead, columns = excluded.columns,
              compared_as = excluded.compared_as
            """;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> BY_ITEM = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Services(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes a service, in the place of the one with its code.
    void put(DataService service) {
        insert(service, REPLACE);
    }

    /// Writes a service unless one has its code already.
    ///
    /// @return whether it was written
    boolean add(DataService service) {
        return insert(service, "on conflict (code) do nothing") == 1;
    }

    private int insert(DataService service, String whenThere) {
        return jdbc.sql("""
                insert into exchange.data_service
                  (code, dataset, agency, title, source, relation, row_key, as_of, subjects, time_limit, bulkhead, columns,
                  compared_as)
                values (:code, :dataset, :agency, :title, :source, :relation, :rowKey, :asOf, :subjects, :timeLimit,
                  :bulkhead, :columns::jsonb, :comparedAs::jsonb)
                """ + whenThere)
                .param("code", service.code())
                .param("dataset", service.dataset())
                .param("agency", service.agency())
                .param("title", service.title())
                .param("source", service.source())
                .param("relation", service.relation())
                .param("rowKey", service.rowKey().toArray(new String[0]))
                .param("asOf", service.asOf())
                .param("subjects", service.subjects().toArray(new String[0]))
                .param("timeLimit", service.timeLimit().toMillis())
                .param("bulkhead", service.bulkhead())
                .param("columns", JSON.writeValueAsString(service.columns()))
                .param("comparedAs", JSON.writeValueAsString(service.comparedAs()))
                .update();
    }

    Optional<DataService> find(String code) {
        return jdbc.sql(SERVICE + "where code = :code")
                .param("code", code)
                .query(Services::service)
                .optional();
    }

    List<DataService> listAll() {
        return jdbc.sql(SERVICE + "order by code").query(Services::service).list();
    }

    List<DataService> list(Collection<String> codes) {
        return jdbc.sql(SERVICE + "where code = any (:codes) order by code")
                .param("codes", codes.toArray(String[]::new))
                .query(Services::service)
                .list();
    }

    List<DataService> listOfAgency(String agency) {
        return jdbc.sql(SERVICE + "where agency = :agency order by code")
                .param("agency", agency)
                .query(Services::service)
                .list();
    }

    List<DataService> listOnDataset(String dataset) {
        return jdbc.sql(SERVICE + "where dataset = :dataset order by code")
                .param("dataset", dataset)
                .query(Services::service)
                .list();
    }

    /// The services that read a source, by code.
    List<DataService> listOnSource(String source) {
        return jdbc.sql(SERVICE + "where source = :source order by code")
                .param("source", source)
                .query(Services::service)
                .list();
    }

    /// A service that reads this table; the first by code when there are several.
    Optional<DataService> findAt(ValuePlace place) {
        return jdbc.sql(SERVICE + "where source = :source and relation = :relation order by code limit 1")
                .param("source", place.source())
                .param("relation", place.relation())
                .query(Services::service)
                .optional();
    }

    /// How rows are fetched from each source.
    Map<String, SourceKind> kinds() {
        return jdbc
                .sql("select id, kind from exchange.source")
                .query((row, n) -> Map.entry(row.getString("id"), SourceKind.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    SourceKind kind(DataService service) {
        return SourceKind.valueOf(jdbc.sql("select kind from exchange.source where id = :id")
                .param("id", service.source())
                .query(String.class)
                .single());
    }

    private static DataService service(ResultSet row, int n) throws SQLException {
        return new DataService(
                row.getString("code"),
                row.getString("dataset"),
                row.getString("agency"),
                row.getString("title"),
                row.getString("source"),
                row.getString("relation"),
                Arrays.asList((String[]) row.getArray("row_key").getArray()),
                row.getString("as_of"),
                Arrays.asList((String[]) row.getArray("subjects").getArray()),
                Duration.ofMillis(row.getLong("time_limit")),
                row.getInt("bulkhead"),
                JSON.readValue(row.getString("columns"), BY_ITEM),
                JSON.readValue(row.getString("compared_as"), BY_ITEM));
    }
}
