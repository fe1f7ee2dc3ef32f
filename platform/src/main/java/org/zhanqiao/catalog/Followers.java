package org.zhanqiao.catalog;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// Who follows which entry, and what they were told: whoever asks to, and the agencies whose systems use the dataset.
@Service
public class Followers {

    private final JdbcClient jdbc;
    private final EntryTable table;
    private final InstantSource clock;

    Followers(JdbcClient jdbc, EntryTable table, InstantSource clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.clock = clock;
    }

    @Transactional
    public void follow(String entry, UUID person) {
        jdbc.sql("""
                insert into catalog.follower (entry, person, since) values (:entry, :person, :now)
                on conflict do nothing
                """)
                .param("entry", entry)
                .param("person", person)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional
    public void unfollow(String entry, UUID person) {
        jdbc.sql("delete from catalog.follower where entry = :entry and person = :person")
                .param("entry", entry)
                .param("person", person)
                .update();
    }

    public boolean isFollowing(String entry, UUID person) {
        return jdbc.sql("select exists (select from catalog.follower where entry = :entry and person = :person)")
                .param("entry", entry)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /// The agency's data officers are told of changes from now on, since it uses the dataset.
    ///
    /// @param reference what it uses it through, such as the number of a grant
    @Transactional
    public void followThrough(String entry, String agency, String reference) {
        jdbc.sql("""
                insert into catalog.agency_follower (entry, agency, reference, since)
                values (:entry, :agency, :reference, :now) on conflict do nothing
                """)
                .param("entry", entry)
                .param("agency", agency)
                .param("reference", reference)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// The agency does not use the dataset through this any more.
    @Transactional
    public void unfollowThrough(String entry, String agency, String reference) {
        jdbc.sql("""
                delete from catalog.agency_follower
                where entry = :entry and agency = :agency and reference = :reference
                """)
                .param("entry", entry)
                .param("agency", agency)
                .param("reference", reference)
                .update();
    }

    @EventListener
    void published(EntryPublished event) {
        if (event.version() > 1) {
            tell(event.code(), event.version(), Notice.Kind.CHANGED);
        }
    }

    @EventListener
    void withdrawn(EntryWithdrawn event) {
        tell(event.code(), table.find(event.code()).orElseThrow().version(), Notice.Kind.WITHDRAWN);
    }

    private void tell(String entry, int version, Notice.Kind kind) {
        jdbc.sql("""
                insert into catalog.notice (entry, version, kind, person, at)
                select entry, :version, :kind, person, :now from catalog.follower where entry = :entry
                """)
                .param("entry", entry)
                .param("version", version)
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                insert into catalog.notice (entry, version, kind, agency, reference, at)
                select entry, :version, :kind, agency, string_agg(reference, '、' order by reference), :now
                from catalog.agency_follower where entry = :entry group by entry, agency
                """)
                .param("entry", entry)
                .param("version", version)
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// What a person is told, themselves or as somebody of their agency, newest first.
    ///
    /// @param agency `null` for somebody of none
    public Paged<Notice> listNotices(UUID person, @Nullable String agency, ListQuery query) {
        long total = jdbc.sql("""
                select count(*) from catalog.notice join catalog.entry on entry.code = notice.entry
                where (person = :person or notice.agency = :agency) and (name ilike :pattern or code ilike :pattern)
                """)
                .param("person", person)
                .param("agency", agency)
                .param("pattern", query.pattern())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                select notice.entry, name, kind, notice.version, reference, at
                from catalog.notice join catalog.entry on entry.code = notice.entry
                where (person = :person or notice.agency = :agency) and (name ilike :pattern or code ilike :pattern)
                order by at desc, id desc limit :size offset :offset
                """)
                .param("person", person)
                .param("agency", agency)
                .param("pattern", query.pattern())
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, n) -> notice(
                        row.getString("entry"),
                        row.getString("name"),
                        Notice.Kind.valueOf(row.getString("kind")),
                        row.getInt("version"),
                        row.getString("reference"),
                        row.getTimestamp("at").toInstant()))
                .list();
        return new Paged<>(rows, total, query);
    }

    private Notice notice(String entry, String name, Notice.Kind kind, int version, String reference, Instant at) {
        return switch (kind) {
            case CHANGED ->
                new Notice(
                        entry,
                        name,
                        kind,
                        version,
                        reference,
                        at,
                        EntryDifference.between(text(entry, version - 1), text(entry, version)),
                        java.util.Optional.empty());
            case WITHDRAWN ->
                new Notice(
                        entry,
                        name,
                        kind,
                        version,
                        reference,
                        at,
                        List.of(),
                        table.find(entry).flatMap(Entry::findTombstone));
        };
    }

    private EntryMetadata text(String entry, int version) {
        return table.findVersion(entry, version).orElseThrow().metadata();
    }
}
