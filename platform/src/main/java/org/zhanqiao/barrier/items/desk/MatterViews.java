package org.zhanqiao.barrier.items.desk;

import java.util.List;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.FileColumn;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.MatterVersion;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.PaperLines;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.tabular.DryRun;
import org.zhanqiao.tabular.DryRunLine;
import org.zhanqiao.tabular.LineOutcome;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Paged;

/// What the pages of matters show.
public final class MatterViews {

    private MatterViews() {}

    /// The list.
    ///
    /// @param agency   code of the one whose matters are shown; empty for all
    /// @param mayState whether the reader can register and import
    public record Listed(Paged<Row> matters, List<Choice> agencies, String agency, boolean mayState) {

        public boolean isNarrow() {
            return !agency.isEmpty() || !matters.query().text().isEmpty();
        }
    }

    /// An agency to choose.
    public record Choice(String code, String name) {}

    /// A matter.
    ///
    /// @param agency short name
    public record Row(Matter matter, String agency) {

        public long brought() {
            return matter.text().papers().stream()
                    .filter(paper -> paper.supply() == Supply.APPLICANT)
                    .count();
        }
    }

    /// A matter with its versions, newest first.
    ///
    /// @param forms the agency's forms for it, as far as the reader sees them
    public record One(
            Matter matter, String agency, List<FormRow> forms, List<Stated> versions, boolean mayChange, String done) {}

    /// A form of a matter.
    ///
    /// @param flagged how many of its fields another agency's dataset holds already (Order 809 art. 19)
    public record FormRow(String id, String name, long flagged) {}

    /// A version, and what it says otherwise than the one before.
    public record Stated(MatterVersion version, List<Change> changes) {}

    /// Something of a matter that changed.
    ///
    /// @param what   key of its label
    /// @param before empty when it was not there
    /// @param after  empty when it is gone
    public record Change(String what, String before, String after) {}

    /// The page on which a matter is registered or changed.
    ///
    /// @param code     of the matter that is changed; empty for a new one
    /// @param agencies among which the reader chooses; none for an officer, whose agency is settled
    public record Write(String code, MatterForm form, List<Choice> agencies, List<InputError> errors) {

        public List<Audience> audiences() {
            return List.of(Audience.values());
        }

        public boolean wrong(String field) {
            return errors.stream().anyMatch(error -> error.field().equals(field));
        }
    }

    /// What somebody is told whose change came too late.
    public record TooLate(Matter current) {}

    /// The page on which a file is brought.
    ///
    /// @param columns of the file
    public record Bring(List<FileColumn> columns, int megabytes, List<InputError> errors) {}

    /// A dry run, or what became of it.
    ///
    /// @param problem key of what kept the import from being done; empty for nothing
    /// @param about   what the problem is about
    public record Tried(DryRun brought, Paged<DryRunLine<MatterText>> lines, String problem, String about) {

        public long total(String outcome) {
            return brought.total(LineOutcome.valueOf(outcome));
        }
    }

    /// Papers in a line for a reader of versions.
    static String line(Paper paper) {
        return PaperLines.write(List.of(paper)).replaceFirst("[ |]+$", "");
    }
}
