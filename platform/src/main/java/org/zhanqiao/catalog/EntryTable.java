package org.zhanqiao.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// The tables of entries, their acts and their versions.
@Component
class EntryTable {

    private static final String COLUMNS = """
            code, agency, class_code, state, metadata::text as metadata, version, revision, review_since,
            change::text as change, tombstone::text as tombstone, changed_by, changed_at, created_at
            """;

    private static final Map<String, String> ORDERS = Map.of(
            "code", "code",
            "name", "name",
            "state", "state",
            "level", "level",
            "share", "share_type",
            "gaps", "gaps",
            "changed", "changed_at",
            "since", "review_since");

    private final JdbcClient jdbc;

    EntryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Entry> find(String code) {
        return jdbc.sql("select " + COLUMNS + " from catalog.entry where code = :code")
                .param("code", code)
                .query(EntryTable::read)
                .optional();
    }

    List<Entry> list(Collection<String> codes) {
        return jdbc.sql("select " + COLUMNS + " from catalog.entry where code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(EntryTable::read)
                .list();
    }

    /// Those of these codes of which there is a version.
    Set<String> listReviewed(Collection<String> codes) {
        return Set.copyOf(jdbc.sql("select code from catalog.entry where code = any (:codes) and version > 0")
                .param("codes", codes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    Set<String> listWithdrawn(Collection<String> codes) {
        return Set.copyOf(jdbc.sql("select code from catalog.entry where code = any (:codes) and state = :withdrawn")
                .param("codes", codes.toArray(String[]::new))
                .param("withdrawn", EntryState.WITHDRAWN.name())
                .query(String.class)
                .list());
    }

    /// The entry, held until the end of the transaction: of two who act on it at once, the second sees what the first
    /// did.
    Optional<Entry> hold(String code) {
        return jdbc.sql("select " + COLUMNS + " from catalog.entry where code = :code for update")
                .param("code", code)
                .query(EntryTable::read)
                .optional();
    }

    /// A page of a list, by code unless the query sorts otherwise.
    Paged<Entry> list(EntryFilter filter, ListQuery query) {
        var conditions = filter.conditions(query.text());
        long total = count(conditions);
        var rows = jdbc.sql("select " + COLUMNS + " from catalog.entry where "
                        + conditions.sql() + " order by " + query.orderBy(ORDERS, "code")
                        + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(EntryTable::read)
                .list();
        return new Paged<>(rows, total, query);
    }

    long count(EntryFilter filter) {
        return count(filter.conditions(""));
    }

    private long count(EntryFilter.Conditions conditions) {
        return jdbc.sql("select count(*) from catalog.entry where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    void insert(Entry entry, int gaps) {
        bind(
                jdbc.sql("""
                        insert into catalog.entry (code, agency, class_code, state, metadata, version, revision, name,
                          level, share_type, gaps, review_since, change, tombstone, changed_by, changed_at, created_at)
                        values (:code, :agency, :classCode, :state, :metadata::jsonb, :version, :revision, :name,
                          :level, :shareType, :gaps, :reviewSince, :change::jsonb, :tombstone::jsonb, :changedBy,
                          :changedAt, :createdAt)
                        """)
                        .param("agency", entry.agency())
                        .param("classCode", entry.classCode())
                        .param("createdAt", Timestamp.from(entry.createdAt())),
                entry,
                gaps);
    }

    void update(Entry entry, int gaps) {
        bind(jdbc.sql("""
                        update catalog.entry set state = :state, metadata = :metadata::jsonb, version = :version,
                          revision = :revision, name = :name, level = :level, share_type = :shareType, gaps = :gaps,
                          review_since = :reviewSince, change = :change::jsonb, tombstone = :tombstone::jsonb,
                          changed_by = :changedBy, changed_at = :changedAt
                        where code = :code
                        """), entry, gaps);
    }

    private static void bind(JdbcClient.StatementSpec statement, Entry entry, int gaps) {
        var level = entry.metadata().grading().level();
        statement
                .param("code", entry.code())
                .param("state", entry.state().name())
                .param("metadata", MetadataJson.write(entry.metadata()))
                .param("version", entry.version())
                .param("revision", entry.revision())
                .param("name", entry.name())
                .param("level", level == null ? null : level.number())
                .param(
                        "shareType",
                        entry.metadata().sharing().shareType().map(Enum::name).orElse(""))
                .param("gaps", gaps)
                .param(
                        "reviewSince",
                        entry.findReviewSince().map(Timestamp::from).orElse(null))
                .param("change", MetadataJson.writeNullable(entry.change()))
                .param("tombstone", MetadataJson.writeNullable(entry.tombstone()))
                .param("changedBy", entry.changedBy())
                .param("changedAt", Timestamp.from(entry.changedAt()))
                .update();
    }

    void remember(String code, EntryAct act) {
        jdbc.sql("""
                insert into catalog.entry_act (code, revision, act, acted_by, acted_at, because)
                values (:code, :revision, :act, :by, :at, :because)
                """)
                .param("code", code)
                .param("revision", act.revision())
                .param("act", act.kind().name())
                .param("by", act.by())
                .param("at", Timestamp.from(act.at()))
                .param("because", act.because())
                .update();
    }

    /// Everything that was done to an entry, oldest first.
    List<EntryAct> listActs(String code) {
        return jdbc.sql("""
                select revision, act, acted_by, acted_at, because
                from catalog.entry_act where code = :code order by revision
                """)
                .param("code", code)
                .query((row, n) -> new EntryAct(
                        row.getLong("revision"),
                        EntryAct.Kind.valueOf(row.getString("act")),
                        row.getString("acted_by"),
                        instant(row, "acted_at"),
                        row.getString("because")))
                .list();
    }

    void keep(EntryVersion version) {
        jdbc.sql("""
                insert into catalog.entry_version (code, version, metadata, published_by, published_at)
                values (:code, :version, :metadata::jsonb, :by, :at)
                """)
                .param("code", version.code())
                .param("version", version.version())
                .param("metadata", MetadataJson.write(version.metadata()))
                .param("by", version.publishedBy())
                .param("at", Timestamp.from(version.publishedAt()))
                .update();
    }

    Optional<EntryVersion> findVersion(String code, int version) {
        return jdbc.sql("""
                select code, version, metadata::text as metadata, published_by, published_at
                from catalog.entry_version where code = :code and version = :version
                """)
                .param("code", code)
                .param("version", version)
                .query(EntryTable::readVersion)
                .optional();
    }

    /// The versions in force of some entries; of one that never was in force none.
    List<EntryVersion> listInForce(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select version.code, version.version, version.metadata::text as metadata, published_by, published_at
                        from catalog.entry_version version join catalog.entry using (code, version)
                        where code = any (:codes)
                        """)
                        .param("codes", codes.toArray(String[]::new))
                        .query(EntryTable::readVersion)
                        .list();
    }

    /// All publications, newest first.
    List<EntryVersion> listVersions(String code) {
        return jdbc.sql("""
                select code, version, metadata::text as metadata, published_by, published_at
                from catalog.entry_version where code = :code order by version desc
                """).param("code", code).query(EntryTable::readVersion).list();
    }

    /// Makes the entry the source of truth for a thing, or for nothing when it is empty.
    ///
    /// @return whether it is; otherwise another entry is
    boolean claim(String code, String thing) {
        jdbc.sql("delete from catalog.truth where entry = :code")
                .param("code", code)
                .update();
        return thing.isEmpty()
                || jdbc.sql("insert into catalog.truth (thing, entry) values (:thing, :code) on conflict do nothing")
                                .param("thing", thing)
                                .param("code", code)
                                .update()
                        == 1;
    }

    private static Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getString("code"),
                row.getString("agency"),
                row.getString("class_code"),
                EntryState.valueOf(row.getString("state")),
                MetadataJson.read(row.getString("metadata"), EntryMetadata.class),
                row.getInt("version"),
                row.getLong("revision"),
                nullableInstant(row, "review_since"),
                MetadataJson.readNullable(row.getString("change"), Change.class),
                MetadataJson.readNullable(row.getString("tombstone"), Tombstone.class),
                row.getString("changed_by"),
                instant(row, "changed_at"),
                instant(row, "created_at"));
    }

    private static EntryVersion readVersion(ResultSet row, int n) throws SQLException {
        return new EntryVersion(
                row.getString("code"),
                row.getInt("version"),
                MetadataJson.read(row.getString("metadata"), EntryMetadata.class),
                row.getString("published_by"),
                instant(row, "published_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
