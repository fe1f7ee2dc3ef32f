package org.zhanqiao.barrier.reports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Photos of reports; they stay with the draft under which they were added.
@Component
class ReportPhotos {

    private final JdbcClient jdbc;
    private final Drafts drafts;

    ReportPhotos(JdbcClient jdbc, Drafts drafts) {
        this.jdbc = jdbc;
        this.drafts = drafts;
    }

    List<Integer> listPhotos(String reference) {
        return jdbc.sql("""
                select photo.number from barrier.photo join barrier.report on report.draft = photo.draft
                where report.reference = :reference order by photo.number
                """)
                .param("reference", reference)
                .query((row, n) -> row.getInt("number"))
                .list();
    }

    Optional<byte[]> findPhoto(String reference, int number) {
        return jdbc.sql("""
                select photo.image from barrier.photo join barrier.report on report.draft = photo.draft
                where report.reference = :reference and photo.number = :number
                """)
                .param("reference", reference)
                .param("number", number)
                .query(byte[].class)
                .optional();
    }

    /// To be called in a transaction: the report is held, so that two photos at once get two places.
    OptionalInt addPhoto(String reference, PhotoOutcome.Fit photo) {
        var draft =
                jdbc.sql("""
                select draft from barrier.report where reference = :reference and state <> 'HIDDEN' for update
                """).param("reference", reference).query(String.class).optional();
        if (draft.isEmpty()) {
            return OptionalInt.empty();
        }
        var known = jdbc.sql("select number from barrier.photo where draft = :draft and image = :image")
                .param("draft", draft.get())
                .param("image", photo.jpeg())
                .query(Integer.class)
                .optional();
        if (known.isPresent()) {
            return OptionalInt.of(known.get());
        }
        var number = drafts.putPhoto(draft.get(), photo);
        number.ifPresent(_ -> jdbc.sql("""
                update barrier.report set photos = photos + 1, version = version + 1 where reference = :reference
                """).param("reference", reference).update());
        return number;
    }
}
