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

/// The data services as they are registered.
@Component
final class Services {

    private static final String SERVICE = """
            select code, dataset, agency, title, source, relation, row_key, as_of, subjects, time_limit, bulkhead
            from exchange.data_service
            """;

    private final JdbcClient jdbc;

    Services(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                row.getInt("bulkhead"));
    }
}
