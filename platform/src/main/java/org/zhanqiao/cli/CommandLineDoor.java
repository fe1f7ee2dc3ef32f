package org.zhanqiao.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The one door: `./zhanqiao COMMAND`.
@Command(
        name = "zhanqiao",
        description = "栈桥：城市政务数据共享平台 · the data-sharing platform of one city",
        mixinStandardHelpOptions = true,
        version = "zhanqiao 0.1.0",
        footer = {
            "",
            "由 ./zhanqiao 直接运行、在源代码目录中使用 · run by ./zhanqiao itself, in the sources:",
            "  test        格式、静态检查、模块边界、全部测试 · formatter, static checks, module walls, all tests",
            "  bench WHAT  对比测试：exchange、grants、soak、parts、search、similar、pages、discovery、reports · measurements"
        },
        subcommands = {
            PublishCommand.class,
            CallCommand.class,
            EvidenceCommand.class,
            AgreementCommand.class,
            AdministratorsCommand.class,
            CatalogCommand.class
        })
public final class CommandLineDoor implements Runnable {

    /// Something that the command needs does not answer.
    static final int UNREACHABLE = 4;

    /// Anything else that the command did not foresee.
    static final int FAILED = 5;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "出错时显示详情，可能含有个人信息 · shows the details of a failure; they may hold personal values")
    private boolean verbose;

    @Spec
    private @Nullable CommandSpec spec;

    private CommandLineDoor() {}

    /// Runs the command named by `args` and returns the exit code of the process: 0 done, 2 wrong usage, 4 something
    /// that it needs does not answer, 5 failed otherwise, the rest as each command states.
    ///
    /// @param application the class the control plane is built from
    public static int open(Class<?> application, String[] args) {
        var door = commands(application);
        try {
            return door.execute(args);
        } catch (OutOfMemoryError e) {
            door.getErr().println("内存不足；请用环境变量 ZHANQIAO_MEMORY 加大后重试，如 ZHANQIAO_MEMORY=2g。");
            door.getErr().println("Out of memory; give more by ZHANQIAO_MEMORY, such as ZHANQIAO_MEMORY=2g.");
            return FAILED;
        }
    }

    static CommandLine commands(Class<?> application) {
        return WrongUsage.inBothLanguages(
                        new CommandLine(new CommandLineDoor()).addSubcommand(new ServeCommand(application)))
                .setExecutionExceptionHandler(CommandLineDoor::explain);
    }

    /// A command that cannot do its work says why in a sentence, not with a stack. What nobody foresaw is named by its
    /// kind only, since a message may hold values.
    static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof CannotGoOn reason) {
            err.println(reason.getMessage());
            return reason.exitCode();
        }
        var known = KnownFailure.find(failure);
        var name = command.getCommandSpec().qualifiedName();
        if (known.isPresent()) {
            err.println(known.get().chinese());
            err.println(known.get().english());
        } else {
            var kind = KnownFailure.causes(failure).getLast().getClass().getSimpleName();
            err.println(name + " 没有完成（" + kind + "），这是程序没有预料到的；请加上 --verbose 再运行一次，把详情交给维护人员。");
            err.println(name + " did not finish (" + kind + "), which it did not foresee; run it again with --verbose"
                    + " and hand the details to whoever maintains it.");
        }
        detail(failure, command, err);
        return known.isPresent() && known.get().unreachable() ? UNREACHABLE : FAILED;
    }

    private static void detail(Exception failure, CommandLine command, PrintWriter err) {
        if (command.getCommandSpec().root().userObject() instanceof CommandLineDoor door && door.verbose) {
            failure.printStackTrace(err);
        }
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
