package org.zhanqiao.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.protection.Level;

/// The datasets in force, as the exchange serves them.
@Component
class DatasetTable {

    private final JdbcClient jdbc;

    DatasetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a dataset, or replaces the one with its code.
    void put(Dataset dataset) {
        jdbc.sql("""
                insert into catalog.dataset (code, agency, name, abstract, level, update_cycle)
                values (:code, :agency, :name, :abstract, :level, :cycle)
                on conflict (code) do update set agency = excluded.agency, name = excluded.name,
                  abstract = excluded.abstract, level = excluded.level, update_cycle = excluded.update_cycle,
                  version = catalog.dataset.version + 1
                """)
                .param("code", dataset.code())
                .param("agency", dataset.agency())
                .param("name", dataset.name())
                .param("abstract", dataset.description())
                .param("level", dataset.level().number())
                .param("cycle", dataset.updateCycle())
                .update();
        jdbc.sql("delete from catalog.data_item where dataset = :code")
                .param("code", dataset.code())
                .update();
        jdbc.sql("""
                insert into catalog.data_item
                  (dataset, position, name, title, title_en, type, level, subject, description)
                select :dataset, place - 1, name, title, title_en, type, level, subject, description
                from unnest(:names::text[], :titles::text[], :titlesEn::text[], :types::text[], :levels::smallint[],
                    :subjects::text[], :descriptions::text[])
                  with ordinality as item (name, title, title_en, type, level, subject, description, place)
                """)
                .param("dataset", dataset.code())
                .param("names", texts(dataset, DataItem::name))
                .param("titles", texts(dataset, DataItem::title))
                .param("titlesEn", texts(dataset, DataItem::titleEn))
                .param("types", texts(dataset, item -> item.type().name()))
                .param(
                        "levels",
                        dataset.items().stream()
                                .map(item -> item.level().number())
                                .toArray(Integer[]::new))
                .param("subjects", texts(dataset, item -> item.subject().name()))
                .param("descriptions", texts(dataset, DataItem::description))
                .update();
    }

    private static String[] texts(Dataset dataset, Function<DataItem, String> text) {
        return dataset.items().stream().map(text).toArray(String[]::new);
    }

    Optional<Dataset> find(String code) {
        return list(List.of(code)).stream().findFirst();
    }

    /// By code; what is none is left out.
    List<Dataset> list(Collection<String> codes) {
        var items = listItems(codes);
        return jdbc.sql("""
                select code, agency, name, abstract, level, update_cycle
                from catalog.dataset where code = any (:codes) order by code
                """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> new Dataset(
                        row.getString("code"),
                        row.getString("agency"),
                        row.getString("name"),
                        row.getString("abstract"),
                        Level.of(row.getInt("level")),
                        row.getString("update_cycle"),
                        items.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    /// Items in their order, by dataset.
    private Map<String, List<DataItem>> listItems(Collection<String> datasets) {
        Map<String, List<DataItem>> items = new HashMap<>();
        jdbc.sql("""
                select dataset, name, title, title_en, type, level, subject, description
                from catalog.data_item where dataset = any (:datasets) order by dataset, position
                """).param("datasets", datasets.toArray(String[]::new)).query(row -> {
            items.computeIfAbsent(row.getString("dataset"), _ -> new ArrayList<>())
                    .add(item(row));
        });
        return items;
    }

    private static DataItem item(ResultSet row) throws SQLException {
        return new DataItem(
                row.getString("name"),
                row.getString("title"),
                row.getString("title_en"),
                ItemType.valueOf(row.getString("type")),
                Level.of(row.getInt("level")),
                DataItem.Subject.valueOf(row.getString("subject")),
                row.getString("description"));
    }
}
