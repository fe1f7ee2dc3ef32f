package org.zhanqiao.tabular;

import java.util.Arrays;
import java.util.List;

/// What is to be mended in a file.
///
/// @param line       of the file, from 1
/// @param column     its heading; empty for the whole line
/// @param messageKey of a sentence that says what to do
/// @param arguments  what the sentence fills in
public record LineFault(long line, String column, String messageKey, List<String> arguments) {

    public LineFault {
        arguments = List.copyOf(arguments);
    }

    public static LineFault of(long line, String column, String messageKey, Object... arguments) {
        return new LineFault(
                line,
                column,
                messageKey,
                Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
