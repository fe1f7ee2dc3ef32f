package org.zhanqiao.catalog.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.databind.json.JsonMapper;

/// The tables of inventories and their lines.
@Component
class InventoryStore {

    private static final String COLUMNS = """
            id, agency, brought_by, brought_at, file_name, source, digest, passed_over, imported_by, imported_at,
              (select coalesce(jsonb_object_agg(outcome, n), '{}')::text from (
                select outcome, count(*) as n from catalog.inventory_line
                where inventory_line.inventory = inventory.id group by outcome) counted) as totals
            """;

    /// Older ones of an agency are dropped when it brings another.
    private static final int KEPT = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    InventoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Inventory inventory, byte[] content) {
        jdbc.sql("""
                insert into catalog.inventory
                  (id, agency, brought_by, brought_at, file_name, source, content, digest, passed_over)
                values (:id, :agency, :by, :at, :name, :source, :content, '', :passedOver)
                """)
                .param("id", inventory.id())
                .param("agency", inventory.brought().agency())
                .param("by", inventory.brought().by())
                .param("at", Timestamp.from(inventory.broughtAt()))
                .param("name", inventory.brought().name())
                .param("source", inventory.brought().source())
                .param("content", content)
                .param("passedOver", inventory.passedOver().toArray(String[]::new))
                .update();
    }

    void setDigest(UUID id, String digest) {
        jdbc.sql("update catalog.inventory set digest = :digest where id = :id")
                .param("digest", digest)
                .param("id", id)
                .update();
    }

    void dropOld(String agency) {
        jdbc.sql("""
                delete from catalog.inventory where agency = :agency and id not in (
                  select id from catalog.inventory where agency = :agency order by brought_at desc limit :kept)
                """).param("agency", agency).param("kept", KEPT).update();
    }

    String insert(UUID inventory, InventoryLine line) {
        var text = line.text();
        var before = line.before();
        var metadata = text == null ? null : json.writeValueAsString(text);
        var findings = json.writeValueAsString(line.findings());
        jdbc.sql("""
                insert into catalog.inventory_line (inventory, position, first_line, last_line, outcome, code, revision,
                  class_code, name, items, before, metadata, findings)
                values (:inventory, :position, :first, :last, :outcome, :code, :revision, :classCode, :name, :items,
                  :before::jsonb, :metadata::jsonb, :findings::jsonb)
                """)
                .param("inventory", inventory)
                .param("position", line.position())
                .param("first", line.firstLine())
                .param("last", line.lastLine())
                .param("outcome", line.outcome().name())
                .param("code", line.code())
                .param("revision", line.revision())
                .param("classCode", line.classCode())
                .param("name", line.name())
                .param("items", line.items())
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("metadata", metadata)
                .param("findings", findings)
                .update();
        return line.outcome() + line.code() + line.revision() + line.classCode() + metadata;
    }

    /// Keeps which tables of a schema were read, by the positions of their lines.
    void insertTables(UUID inventory, Map<Integer, TableOutline> tables) {
        tables.forEach((position, table) -> jdbc.sql("""
                insert into catalog.inventory_table (inventory, position, relation, look)
                values (:inventory, :position, :relation, :look::jsonb)
                """)
                .param("inventory", inventory)
                .param("position", position)
                .param("relation", table.relation())
                .param("look", json.writeValueAsString(table.look()))
                .update());
    }

    /// A table whose schema was read.
    record ReadTable(String relation, List<ItemLook> look) {}

    /// The table that a line was made of; empty for a line of a file.
    Optional<ReadTable> findTable(UUID inventory, InventoryLine line) {
        return jdbc.sql("""
                select relation, look::text as look from catalog.inventory_table
                where inventory = :inventory and position = :position
                """)
                .param("inventory", inventory)
                .param("position", line.position())
                .query((row, n) -> new ReadTable(
                        row.getString("relation"), List.of(json.readValue(row.getString("look"), ItemLook[].class))))
                .optional();
    }

    void setImported(UUID inventory, InventoryLine line, String code) {
        jdbc.sql("update catalog.inventory_line set imported = :code where inventory = :id and position = :position")
                .param("code", code)
                .param("id", inventory)
                .param("position", line.position())
                .update();
    }

    void close(UUID id, String by, Instant at) {
        jdbc.sql("update catalog.inventory set imported_by = :by, imported_at = :at where id = :id")
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    Optional<Inventory> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from catalog.inventory where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// One import of an agency at a time; held until the end of the transaction.
    void holdAgency(String agency) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalog.inventory:' || :agency, 0))")
                .param("agency", agency)
                .query(row -> {});
    }

    /// The revisions of the entries that an import would change, as the dry run saw them, by code.
    Map<String, Long> revisions(UUID id) {
        var revisions = new HashMap<String, Long>();
        jdbc.sql(
                        "select code, revision from catalog.inventory_line where inventory = :id and outcome = any (:outcomes)")
                .param("id", id)
                .param("outcomes", new String[] {Outcome.CHANGES_DRAFT.name(), Outcome.NEW_VERSION.name()})
                .query(row -> {
                    revisions.put(row.getString("code"), row.getLong("revision"));
                });
        return revisions;
    }

    /// The names of the entries that an import would begin.
    Set<String> newNames(UUID id) {
        return Set.copyOf(
                jdbc.sql("select name from catalog.inventory_line where inventory = :id and outcome = :outcome")
                        .param("id", id)
                        .param("outcome", Outcome.NEW_DRAFT.name())
                        .query(String.class)
                        .list());
    }

    /// Those that an agency brought, newest first.
    List<Inventory> list(String agency) {
        return jdbc.sql("select " + COLUMNS + " from catalog.inventory where agency = :agency order by brought_at desc")
                .param("agency", agency)
                .query(this::read)
                .list();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from catalog.inventory where id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes("content"))
                .single();
    }

    Paged<InventoryLine> lines(UUID id, Optional<Outcome> outcome, ListQuery query) {
        var wanted = outcome.map(Enum::name).orElse("%");
        var rows = jdbc.sql("""
                select position, first_line, last_line, outcome, code, revision, class_code, name, items,
                  before::text as before, metadata::text as metadata, findings::text as findings, imported
                from catalog.inventory_line
                where inventory = :id and outcome like :outcome and (name ilike :pattern or code ilike :pattern)
                order by position limit :size offset :offset
                """)
                .param("id", id)
                .param("outcome", wanted)
                .param("pattern", query.pattern())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(this::readLine)
                .list();
        long total = jdbc.sql("""
                select count(*) from catalog.inventory_line
                where inventory = :id and outcome like :outcome and (name ilike :pattern or code ilike :pattern)
                """)
                .param("id", id)
                .param("outcome", wanted)
                .param("pattern", query.pattern())
                .query(Long.class)
                .single();
        return new Paged<>(rows, total, query);
    }

    private Map<Outcome, Long> totals(String counted) {
        var totals = new EnumMap<Outcome, Long>(Outcome.class);
        json.readTree(counted).forEachEntry((outcome, n) -> totals.put(Outcome.valueOf(outcome), n.asLong()));
        return totals;
    }

    private Inventory read(ResultSet row, int n) throws SQLException {
        return new Inventory(
                row.getObject("id", UUID.class),
                new BroughtFile(
                        row.getString("agency"),
                        row.getString("brought_by"),
                        row.getString("file_name"),
                        row.getString("source")),
                row.getTimestamp("brought_at").toInstant(),
                row.getString("digest"),
                List.of((String[]) row.getArray("passed_over").getArray()),
                row.getString("imported_by"),
                instant(row.getTimestamp("imported_at")),
                totals(row.getString("totals")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private InventoryLine readLine(ResultSet row, int n) throws SQLException {
        var metadata = row.getString("metadata");
        var before = row.getString("before");
        return new InventoryLine(
                row.getInt("position"),
                row.getLong("first_line"),
                row.getLong("last_line"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getLong("revision"),
                row.getString("class_code"),
                row.getString("name"),
                row.getInt("items"),
                before == null ? null : json.readValue(before, EntryMetadata.class),
                metadata == null ? null : json.readValue(metadata, EntryMetadata.class),
                Arrays.asList(json.readValue(row.getString("findings"), Finding[].class)),
                row.getString("imported"));
    }
}
