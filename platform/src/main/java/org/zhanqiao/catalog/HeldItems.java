package org.zhanqiao.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhanqiao.protection.Level;

/// Who holds which data item. Answers from the database, as of the transaction it is asked in.
@Service
public class HeldItems {

    /// Datasets told of one wish, sources of truth first.
    private static final int MOST = 20;

    private static final String COLUMNS = """
            entry.code, dataset.name as dataset_name, entry.agency, version.metadata #>> '{sharing,type}' as share_type,
            version.metadata #>> '{naming,truth,origin}' as origin,
            (select stated ->> 'standard' from jsonb_array_elements(version.metadata -> 'items') stated
              where stated ->> 'name' = item.name limit 1) as standard,
            item.name, item.title, item.title_en, item.type, item.level, item.subject, item.description
            """;

    private static final String IN_FORCE = """
            catalog.entry
            join catalog.entry_version version on version.code = entry.code and version.version = entry.version
            join catalog.dataset on dataset.code = entry.code
            join catalog.data_item item on item.dataset = entry.code
            """;

    private static final String[] STATES = Arrays.stream(EntryState.values())
            .filter(EntryState::inForce)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    HeldItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody looks for.
    ///
    /// @param title of the item; empty for any
    /// @param part  of the dataset’s name; empty for any
    public record Wish(String title, String part) {}

    /// The items that fulfil any of the wishes, of twenty datasets a wish at most, sources of truth first.
    public List<HeldItem> listHeld(Collection<Wish> wishes) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                with wish as (select * from unnest(:titles::text[], :parts::text[]) wish (title, part)),
                     wanted as (
                       select found.dataset, found.name
                       from wish cross join lateral (
                         select item.dataset, item.name
                         from %s
                         where wish.title <> '' and item.title = wish.title and position(wish.part in dataset.name) > 0
                           and entry.state = any (:states)
                         order by version.metadata #>> '{naming,truth,origin}' = 'SOURCE' desc, entry.code
                         limit :most) found
                       union
                       select found.dataset, found.name
                       from wish cross join lateral (
                         select item.dataset, item.name
                         from %s
                         where wish.title = '' and position(wish.part in dataset.name) > 0 and item.position = 0
                           and entry.state = any (:states)
                         order by version.metadata #>> '{naming,truth,origin}' = 'SOURCE' desc, entry.code
                         limit :most) found)
                select %s from %s join wanted on wanted.dataset = entry.code and wanted.name = item.name
                order by entry.code, item.position
                """.formatted(IN_FORCE, IN_FORCE, COLUMNS, IN_FORCE))
                .param("titles", wishes.stream().map(Wish::title).toArray(String[]::new))
                .param("parts", wishes.stream().map(Wish::part).toArray(String[]::new))
                .param("states", STATES)
                .param("most", MOST)
                .query(HeldItems::read)
                .list();
    }

    /// All items of datasets in force that have one of these titles, and the first item of each dataset whose name has
    /// one of these parts: as many as there are, for whoever looks at a whole inventory at once.
    public List<HeldItem> listAllHeld(Collection<String> titles, Collection<String> parts) {
        return jdbc.sql("select " + COLUMNS + " from " + IN_FORCE + """
                where entry.state = any (:states) and (item.title = any (:titles) or item.position = 0 and exists (
                  select from unnest(:parts::text[]) part where position(part in dataset.name) > 0))
                order by entry.code, item.position
                """)
                .param("states", STATES)
                .param("titles", titles.toArray(String[]::new))
                .param("parts", parts.toArray(String[]::new))
                .query(HeldItems::read)
                .list();
    }

    /// Datasets in force by their codes; those that are not are left out.
    public Map<String, HeldDataset> listDatasets(Collection<String> codes) {
        var found = new HashMap<String, HeldDataset>();
        jdbc.sql("""
                select entry.code, dataset.name, entry.agency, version.metadata #>> '{sharing,type}' as share_type,
                  version.metadata #>> '{supply,cycle}' as cycle, version.version, version.published_at,
                  array(select item.name from catalog.data_item item where item.dataset = entry.code
                    order by item.position) as names,
                  array(select item.title from catalog.data_item item where item.dataset = entry.code
                    order by item.position) as titles
                from catalog.entry
                join catalog.entry_version version on version.code = entry.code and version.version = entry.version
                join catalog.dataset on dataset.code = entry.code
                where entry.code = any (:codes) and entry.state = any (:states)
                """)
                .param("codes", codes.toArray(String[]::new))
                .param("states", STATES)
                .query(row -> {
                    var cycle = row.getString("cycle");
                    found.put(
                            row.getString("code"),
                            new HeldDataset(
                                    row.getString("code"),
                                    row.getString("name"),
                                    row.getString("agency"),
                                    shareType(row.getString("share_type")),
                                    cycle == null ? "" : cycle,
                                    row.getInt("version"),
                                    row.getTimestamp("published_at").toInstant(),
                                    titles(row)));
                });
        return found;
    }

    /// All items of an entry in force, in their order; nothing for any other.
    public List<HeldItem> listItems(String entry) {
        return jdbc.sql("select " + COLUMNS + " from " + IN_FORCE
                        + " where entry.code = :code and entry.state = any (:states) order by item.position")
                .param("code", entry)
                .param("states", STATES)
                .query(HeldItems::read)
                .list();
    }

    private static HeldItem read(ResultSet row, int n) throws SQLException {
        var standard = row.getString("standard");
        return new HeldItem(
                row.getString("code"),
                row.getString("dataset_name"),
                row.getString("agency"),
                shareType(row.getString("share_type")),
                "SOURCE".equals(row.getString("origin")),
                standard == null ? "" : standard,
                new DataItem(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("title_en"),
                        ItemType.valueOf(row.getString("type")),
                        Level.of(row.getInt("level")),
                        DataItem.Subject.valueOf(row.getString("subject")),
                        row.getString("description")));
    }

    private static Map<String, String> titles(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("names").getArray();
        var titles = (String[]) row.getArray("titles").getArray();
        var items = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            items.put(names[i], titles[i]);
        }
        return items;
    }

    private static @Nullable ShareType shareType(@Nullable String type) {
        return type == null || type.equals("UNDECIDED") ? null : ShareType.valueOf(type);
    }
}
