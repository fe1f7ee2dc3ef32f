package org.zhanqiao.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Runs a command as the one door does.
final class CommandLineRun {

    private CommandLineRun() {}

    /// @return the exit code, a space, and what was said on the error stream
    static String of(Object command, Path dataDir, String... arguments) {
        var said = new StringWriter();
        int code = new CommandLine(command)
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler(CommandLineDoor::explain)
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--data-dir", dataDir.toString()))
                        .toArray(String[]::new));
        return code + " " + said;
    }
}
