package org.zhanqiao.catalog;

import java.util.List;
import java.util.Optional;
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
        int position = 0;
        for (var item : dataset.items()) {
            jdbc.sql("""
                    insert into catalog.data_item
                      (dataset, position, name, title, title_en, type, level, subject, description)
                    values (:dataset, :position, :name, :title, :titleEn, :type, :level, :subject, :description)
                    """)
                    .param("dataset", dataset.code())
                    .param("position", position++)
                    .param("name", item.name())
                    .param("title", item.title())
                    .param("titleEn", item.titleEn())
                    .param("type", item.type().name())
                    .param("level", item.level().number())
                    .param("subject", item.subject().name())
                    .param("description", item.description())
                    .update();
        }
    }

    Optional<Dataset> find(String code) {
        return jdbc.sql("""
                select code, agency, name, abstract, level, update_cycle from catalog.dataset where code = :code
                """)
                .param("code", code)
                .query((row, n) -> new Dataset(
                        row.getString("code"),
                        row.getString("agency"),
                        row.getString("name"),
                        row.getString("abstract"),
                        Level.of(row.getInt("level")),
                        row.getString("update_cycle"),
                        listItems(row.getString("code"))))
                .optional();
    }

    private List<DataItem> listItems(String dataset) {
        return jdbc.sql("""
                select name, title, title_en, type, level, subject, description
                from catalog.data_item where dataset = :dataset order by position
                """)
                .param("dataset", dataset)
                .query((row, n) -> new DataItem(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("title_en"),
                        ItemType.valueOf(row.getString("type")),
                        Level.of(row.getInt("level")),
                        DataItem.Subject.valueOf(row.getString("subject")),
                        row.getString("description")))
                .list();
    }
}
