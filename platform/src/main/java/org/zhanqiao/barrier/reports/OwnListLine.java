package org.zhanqiao.barrier.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zhanqiao.web.InputError;

/// What one line of a list would become.
///
/// @param line   of the file, from 1
/// @param holder as it was written
/// @param faults by the column they are about; none when it can be taken over
/// @param reference of the report that was made of it; empty before
public record OwnListLine(long line, OwnBarrier barrier, String holder, List<Fault> faults, String reference) {

    public OwnListLine {
        reference = Objects.requireNonNullElse(reference, "");
        faults = List.copyOf(faults);
    }

    /// A sentence that says what to mend.
    public record Fault(String column, String messageKey, List<Object> arguments) {

        public Fault {
            arguments = List.copyOf(arguments);
        }

        static Fault of(OwnListColumn column, String messageKey, Object... arguments) {
            return new Fault(column.heading(), messageKey, List.of(arguments));
        }

        static Fault of(InputError error) {
            return new Fault(OwnListColumn.of(error.field()).heading(), error.messageKey(), error.arguments());
        }
    }

    public boolean isGood() {
        return faults.isEmpty();
    }

    public boolean isTaken() {
        return !reference.isEmpty();
    }

    OwnListLine takenAs(String made) {
        return new OwnListLine(line, barrier, holder, faults, made);
    }

    /// The same barrier was reported before.
    OwnListLine reportedAs(String known) {
        var told = new ArrayList<>(faults);
        told.add(Fault.of(OwnListColumn.MATTER, "barrier.own.known", known));
        return new OwnListLine(line, barrier, holder, told, reference);
    }
}
