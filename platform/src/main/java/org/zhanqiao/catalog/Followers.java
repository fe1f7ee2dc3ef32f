package org.zhanqiao.catalog;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who follows which entry: whoever asks to, and the agencies whose systems use the dataset.
@Service
public class Followers {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Followers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
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

    /// Who asked to be told of an entry's changes.
    public List<UUID> listFollowers(String entry) {
        return jdbc.sql("select person from catalog.follower where entry = :entry")
                .param("entry", entry)
                .query((row, n) -> row.getObject("person", UUID.class))
                .list();
    }

    /// The agencies that use an entry's dataset, each with what it uses it through.
    public List<AgencyFollower> listAgencyFollowers(String entry) {
        return jdbc.sql("""
                select agency, string_agg(reference, '、' order by reference) as through
                from catalog.agency_follower where entry = :entry group by agency
                """)
                .param("entry", entry)
                .query((row, n) -> new AgencyFollower(row.getString("agency"), row.getString("through")))
                .list();
    }

    /// An agency whose systems use a dataset.
    ///
    /// @param through such as the numbers of its grants
    public record AgencyFollower(String agency, String through) {}
}
