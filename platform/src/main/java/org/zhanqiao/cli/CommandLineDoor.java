package org.zhanqiao.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The one door: `./zhanqiao COMMAND`.
@Command(
        name = "zhanqiao",
        description = "栈桥：城市政务数据共享平台 · the data-sharing platform of one city",
        mixinStandardHelpOptions = true,
        version = "zhanqiao 0.1.0",
        subcommands = {PublishCommand.class, CallCommand.class, EvidenceCommand.class, CatalogCommand.class})
public final class CommandLineDoor implements Runnable {

    private CommandLineDoor() {}

    /// Runs the command named by `args` and returns the exit code of the process: 0 done, 2 wrong usage, the rest
    /// as each command states.
    ///
    /// @param application the class the control plane is built from
    public static int open(Class<?> application, String[] args) {
        return new CommandLine(new CommandLineDoor())
                .addSubcommand(new ServeCommand(application))
                .setExecutionExceptionHandler(CommandLineDoor::explain)
                .execute(args);
    }

    /// A command that cannot do its work says why in a sentence, not with a stack.
    static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof CannotGoOn reason) {
            command.getErr().println(reason.getMessage());
            return reason.exitCode();
        }
        throw failure;
    }

    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }
}
