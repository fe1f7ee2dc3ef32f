package org.zhanqiao.demand.collection.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.collection.AgencyFigures;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.CollectionForm;
import org.zhanqiao.demand.collection.FieldResult;
import org.zhanqiao.demand.collection.Finding;
import org.zhanqiao.demand.collection.FormAct;
import org.zhanqiao.demand.collection.FormActKind;
import org.zhanqiao.demand.collection.Reading;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Paged;

/// What the pages of forms show.
public final class FormViews {

    private FormViews() {}

    /// The list: an agency’s own forms, and for the bureau all with the figures of each agency.
    ///
    /// @param figures empty for an agency
    public record Listed(
            Paged<Row> forms,
            List<Figures> figures,
            String agency,
            boolean flagged,
            boolean bureau,
            boolean mayRegister) {

        public boolean isNarrow() {
            return flagged || !agency.isEmpty() || !forms.query().text().isEmpty();
        }
    }

    /// A form.
    public record Row(CollectionForm form, String agency, long flagged) {}

    /// An agency’s figures.
    public record Figures(String agency, AgencyFigures figures) {}

    /// The page on which a form is registered or changed.
    ///
    /// @param id   number of the form that is changed; empty for a new one
    /// @param read how many fields a file listed; 0 when none was chosen
    /// @param matters names of those of the agency, as the inventory of service items has them
    public record Write(String id, FormForm form, int read, List<String> matters, List<InputError> errors) {

        public List<Channel> channels() {
            return List.of(Channel.values());
        }

        public boolean wrong(String field) {
            return errors.stream().anyMatch(error -> error.field().equals(field));
        }
    }

    /// A form with what was found of its fields.
    ///
    /// @param done what the reader has just done
    public record One(
            CollectionForm form,
            String agency,
            List<Field> fields,
            List<FormAct> acts,
            boolean mayChange,
            boolean mayRestore,
            @Nullable FormActKind done) {

        public long flagged() {
            return fields.stream().filter(field -> field.result().isFlagged()).count();
        }

        public long granted() {
            return fields.stream()
                    .filter(field -> field.result().results().stream()
                            .anyMatch(result -> result.remedy() == FieldResult.Remedy.STOP_ASKING))
                    .count();
        }
    }

    /// A field.
    public record Field(FieldResult result, List<Held> held) {

        /// Whether it could not be compared, so that nothing is known of it.
        public boolean isUnread() {
            return switch (result.reading()) {
                case Reading.TooGeneral general -> true;
                case Reading.UnknownPaper paper -> true;
                case Reading.LookupKey key -> false;
                case Reading.OfThisCase mine -> false;
                case Reading.Wanted wanted -> false;
            };
        }

        /// Key of the sentence that says why it was not compared; empty when it was.
        public String unreadKey() {
            return switch (result.reading()) {
                case Reading.LookupKey key -> "demand.form.reading.key";
                case Reading.OfThisCase mine -> "demand.form.reading.case";
                case Reading.TooGeneral general -> "demand.form.reading.general";
                case Reading.UnknownPaper paper -> "demand.form.reading.paper";
                case Reading.Wanted wanted -> "";
            };
        }
    }

    /// What holds it.
    ///
    /// @param holder  short name of the provider
    /// @param request address of the request that can be made; empty for none
    /// @param dismiss address of the page on which it is dismissed
    public record Held(FieldResult.Result result, String holder, String request, String dismiss) {

        public int percent() {
            return (int) Math.round(result.finding().match().confidence() * 100);
        }
    }

    /// The page on which a match is dismissed.
    public record Dismiss(
            CollectionForm form, Finding finding, String holder, String because, List<InputError> errors) {}

    /// The page that asks whether it is to be retired.
    public record Retiring(CollectionForm form) {}

    /// What somebody is told whose act came too late.
    public record TooLate(String id, FormAct last) {}
}
