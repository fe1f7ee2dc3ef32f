package org.zhanqiao.barrier.reports;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.identity.SecretBox;
import tools.jackson.databind.json.JsonMapper;

/// Questionnaires that are being filled in. Each page is saved when it is sent; a draft that nobody touched for
/// [#KEPT] goes, with its photos.
@Component
class Drafts {

    /// How long a draft waits for its writer.
    static final Duration KEPT = Duration.ofDays(7);

    /// The most photos of a report.
    static final int MOST_PHOTOS = 5;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final InstantSource clock;

    Drafts(JdbcClient jdbc, SecretBox box, InstantSource clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /// Begins a draft, and removes some that are over.
    @Transactional
    public void begin(DraftKey key, Answers answers) {
        save(key, answers);
        jdbc.sql("""
                with gone as (
                  delete from barrier.draft where id in (
                    select id from barrier.draft where saved_at < :old order by saved_at limit 50
                    for update skip locked)
                  returning id)
                delete from barrier.photo using gone where photo.draft = gone.id
                """)
                .param("old", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    void save(DraftKey key, Answers answers) {
        jdbc.sql("""
                insert into barrier.draft (id, answers, begun_at, saved_at) values (:id, :answers, :begun, :now)
                on conflict (id) do update set answers = excluded.answers, saved_at = excluded.saved_at
                """)
                .param("id", key.id())
                .param("answers", box.seal(JSON.writeValueAsBytes(answers), context(key)))
                .param("begun", key.begun().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Answers> find(DraftKey key) {
        return jdbc.sql("select answers from barrier.draft where id = :id")
                .param("id", key.id())
                .query(String.class)
                .optional()
                .map(kept -> JSON.readValue(
                        new String(box.open(kept, context(key)), StandardCharsets.UTF_8), Answers.class));
    }

    /// Adds a photo at the first place that is free.
    ///
    /// @return whether there was one
    @Transactional
    public boolean addPhoto(DraftKey key, PhotoOutcome.Fit photo) {
        return jdbc.sql("select id from barrier.draft where id = :id for update")
                        .param("id", key.id())
                        .query(String.class)
                        .optional()
                        .isPresent()
                && putPhoto(key.id(), photo).isPresent();
    }

    /// Puts a photo at the first place that is free; whoever does holds the row of the draft, or of its report.
    ///
    /// @param draft id, which a report keeps
    /// @return its number; empty when there was none
    OptionalInt putPhoto(String draft, PhotoOutcome.Fit photo) {
        return jdbc.sql("""
                insert into barrier.photo (draft, number, image, width, height, added_at)
                select :draft, free.number, :image, :width, :height, :now
                from generate_series(1, :most) as free (number)
                where not exists (select from barrier.photo where draft = :draft and number = free.number)
                order by free.number limit 1
                returning number
                """)
                .param("draft", draft)
                .param("image", photo.jpeg())
                .param("width", photo.width())
                .param("height", photo.height())
                .param("most", MOST_PHOTOS)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    void removePhoto(DraftKey key, int number) {
        jdbc.sql("delete from barrier.photo where draft = :draft and number = :number")
                .param("draft", key.id())
                .param("number", number)
                .update();
    }

    /// Numbers of the photos, in their order.
    List<Integer> listPhotos(DraftKey key) {
        return jdbc.sql("select number from barrier.photo where draft = :draft order by number")
                .param("draft", key.id())
                .query((row, n) -> row.getInt("number"))
                .list();
    }

    Optional<byte[]> findPhoto(DraftKey key, int number) {
        return jdbc.sql("select image from barrier.photo where draft = :draft and number = :number")
                .param("draft", key.id())
                .param("number", number)
                .query(byte[].class)
                .optional();
    }

    private static String context(DraftKey key) {
        return "barrier.draft:" + key.id();
    }
}
