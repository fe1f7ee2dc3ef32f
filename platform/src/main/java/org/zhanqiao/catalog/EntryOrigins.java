package org.zhanqiao.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Of which table of a database an entry was made, so that reading the schema again finds it, whatever its name has
/// become.
@Service
public class EntryOrigins {

    private final JdbcClient jdbc;

    EntryOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps that the entry was made of this table; another entry that was is one no longer.
    public void keep(String entry, ValuePlace place) {
        jdbc.sql("delete from catalog.entry_origin where entry = :entry")
                .param("entry", entry)
                .update();
        jdbc.sql("""
                insert into catalog.entry_origin (source, relation, entry) values (:source, :relation, :entry)
                on conflict (source, relation) do update set entry = excluded.entry
                """)
                .param("source", place.source())
                .param("relation", place.relation())
                .param("entry", entry)
                .update();
    }

    public Optional<ValuePlace> find(String entry) {
        return jdbc.sql("select source, relation from catalog.entry_origin where entry = :entry")
                .param("entry", entry)
                .query((row, n) -> new ValuePlace(row.getString("source"), row.getString("relation")))
                .optional();
    }

    /// Entries that were made of tables of a database, by `schema.table`.
    public Map<String, String> listEntries(String source) {
        var entries = new HashMap<String, String>();
        jdbc.sql("select relation, entry from catalog.entry_origin where source = :source")
                .param("source", source)
                .query(row -> {
                    entries.put(row.getString("relation"), row.getString("entry"));
                });
        return entries;
    }
}
