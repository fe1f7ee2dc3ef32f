package org.zhanqiao.ledger.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.CaseColumn;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// The page on which a file of cases is brought.
///
/// @param columns   of the file
/// @param bureau    whether the reader is of the bureau, which settles owners and limits
/// @param megabytes the file may have
public record CaseImportView(List<Column> columns, boolean bureau, int megabytes, List<InputError> errors) {

    /// @param others headings that are read as the same
    /// @param words  what may stand in it, or an example; empty where anything may
    public record Column(CaseColumn column, String others, List<String> words) {}

    /// How many lines come to something.
    ///
    /// @param outcome name of it
    public record Count(String outcome, long lines) {}

    /// A dry run, or what became of it.
    ///
    /// @param importedAt when it was finished; null while it is a dry run or going on
    /// @param goingOn    how far it has come; null for nothing that goes on
    /// @param filed      how many cases were filed
    /// @param leftOut    how many lines no longer could be filed when their turn came
    /// @param fresh      how many cases importing files
    /// @param problem    what kept the import from being done; null for nothing
    public record Shown(
            String id,
            String file,
            @Nullable Instant importedAt,
            @Nullable GoingOn goingOn,
            long filed,
            long leftOut,
            List<Count> counts,
            long all,
            long fresh,
            Paged<Row> rows,
            @Nullable Words problem) {}

    /// An import that goes on.
    ///
    /// @param minutes it will still take, rounded up
    public record GoingOn(long done, long all, long minutes) {}

    /// A line of the file.
    ///
    /// @param id     of the case that is there already; empty for none
    /// @param number it has in the list it comes from
    /// @param state  in which a new one will be
    /// @param agency short name
    /// @param person name
    public record Row(
            long line,
            String outcome,
            Tone tone,
            String id,
            String number,
            String title,
            String state,
            String agency,
            String person,
            @Nullable LocalDate due,
            List<Fault> faults) {

        public boolean isNew() {
            return outcome.equals("NEW");
        }
    }

    /// @param column its heading; empty for the whole line
    public record Fault(String column, Words words) {}
}
