package org.zhanqiao.barrier.reports;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Photos of reports; they stay with the draft under which they were added.
@Component
public class ReportPhotos {

    private final JdbcClient jdbc;
    private final Drafts drafts;

    ReportPhotos(JdbcClient jdbc, Drafts drafts) {
        this.jdbc = jdbc;
        this.drafts = drafts;
    }

    /// A photo of a report.
    public record Attached(String reference, int number) {}

    /// Those of the reports that cases handle, first reported first; none of hidden ones.
    ///
    /// @param cases their ids
    public List<Attached> listOfCases(Collection<String> cases) {
        return jdbc.sql("""
                select report.reference, photo.number
                from barrier.report join barrier.photo on photo.draft = report.draft
                where report.case_id = any(:cases::text[]) and report.case_id <> '' and report.state = 'LINKED'
                order by report.id, photo.number
                """)
                .param("cases", cases.toArray(String[]::new))
                .query((row, n) -> new Attached(row.getString("reference"), row.getInt("number")))
                .list();
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

    /// A photo as JPEG, drawn by the platform.
    public Optional<byte[]> findPhoto(String reference, int number) {
        return jdbc.sql("""
                select photo.image from barrier.photo join barrier.report on report.draft = photo.draft
                where report.reference = :reference and photo.number = :number
                """)
                .param("reference", reference)
                .param("number", number)
                .query(byte[].class)
                .optional();
    }

    /// Gives a report the photos that were added to a form before it was sent. Given again, they are there already.
    void give(DraftKey form, String reference) {
        jdbc.sql("""
                with gone as (delete from barrier.draft where id = :form),
                left_over as (
                  delete from barrier.photo using barrier.report
                  where photo.draft = :form and report.reference = :reference and report.photos > 0),
                moved as (
                  update barrier.photo set draft = report.draft from barrier.report
                  where photo.draft = :form and report.reference = :reference and report.photos = 0
                  returning photo.number)
                update barrier.report
                set photos = (select count(*) from moved), version = version + 1
                where reference = :reference and exists (select from moved)
                """).param("form", form.id()).param("reference", reference).update();
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
