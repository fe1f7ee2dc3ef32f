package org.zhanqiao.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// The rows that a case is about.
///
/// @param title    of the case
/// @param rows     `null` where none are named
/// @param mayName  whether the reader can name rows
/// @param mayCheck whether the reader can have them checked
/// @param typed    what was typed to name rows
/// @param key      what identifies a row of the dataset, in words; empty while it is not known
/// @param done     what the reader has just done: `named`, `checked` or nothing
public record RowsView(
        String caseId,
        String title,
        @Nullable Named rows,
        boolean mayName,
        boolean mayCheck,
        Naming typed,
        String key,
        List<InputError> errors,
        String done) {

    public RowsView {
        errors = List.copyOf(errors);
    }

    /// Whether the dataset that is proposed or was typed is one whose rows cannot be read one by one.
    public boolean isUnread() {
        return key.isEmpty() && !typed.dataset().isBlank() && errors.isEmpty();
    }

    /// What is named.
    ///
    /// @param name  of the dataset
    /// @param items titles; none for all that there is a rule for
    /// @param by    name of whoever named them
    /// @param check the last one; `null` before there was any
    public record Named(
            String dataset,
            String name,
            List<String> items,
            int count,
            Instant at,
            String by,
            @Nullable Checked check) {}

    /// What the last check came to.
    ///
    /// @param by  name of whoever had them checked
    /// @param old whether it is too long ago to prove anything
    public record Checked(Instant at, String by, long passed, boolean old, List<Line> lines) {}

    /// A row.
    ///
    /// @param row its number among those named, from 1
    public record Line(int row, State state, List<Broken> broken) {}

    /// A rule that a value breaks.
    ///
    /// @param item title
    /// @param rule key of its words
    public record Broken(String item, String rule) {}

    /// How a row stands.
    public enum State {
        PASSES,
        BREAKS,
        NOT_FOUND,
        TWICE;

        static State of(RowOutcome outcome) {
            if (outcome.found() != 1) {
                return outcome.found() == 0 ? NOT_FOUND : TWICE;
            }
            return outcome.passes() ? PASSES : BREAKS;
        }

        public Tone tone() {
            return this == PASSES ? Tone.GOOD : Tone.BAD;
        }

        public String messageKey() {
            return "quality.state." + name();
        }
    }
}
