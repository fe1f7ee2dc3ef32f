package org.zhanqiao.barrier.items;

import java.util.List;

/// A matter of a file, and what importing it does.
///
/// @param firstLine   of the file, from 1
/// @param seenVersion of the matter as the dry run found it; 0 where there was none
public record MatterLine(
        long firstLine, long lastLine, Outcome outcome, MatterText text, long seenVersion, List<Fault> faults) {

    public MatterLine {
        faults = List.copyOf(faults);
    }

    /// What importing does with a matter.
    public enum Outcome {
        NEW,
        CHANGED,
        UNCHANGED,
        /// Left out.
        WRONG;

        public boolean writes() {
            return this == NEW || this == CHANGED;
        }
    }

    /// What keeps a matter out.
    ///
    /// @param line       of the file
    /// @param column     its heading; empty for the whole line
    /// @param messageKey of a sentence that says what to do
    /// @param arguments  what the sentence fills in
    public record Fault(long line, String column, String messageKey, List<String> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }
    }
}
