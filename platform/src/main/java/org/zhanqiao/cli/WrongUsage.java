package org.zhanqiao.cli;

import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, said as everything else in the terminal is: in Chinese, then in English, and how
/// the command is written. Picocli itself knows English only.
final class WrongUsage {

    private static final String HEADING = "用法 · usage: ";

    private static final ResourceBundle STANDARD_OPTIONS = new ListResourceBundle() {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {
                {"mixinStandardHelpOptions.help", "显示用法 · shows how the command is written"},
                {"mixinStandardHelpOptions.version", "显示版本 · shows the version"}
            };
        }
    };

    private WrongUsage() {}

    /// Lets a command and all below it speak both languages where picocli has words of its own.
    static CommandLine inBothLanguages(CommandLine command) {
        command.setResourceBundle(STANDARD_OPTIONS);
        command.getCommandSpec().usageMessage().synopsisHeading(HEADING);
        command.getSubcommands().values().forEach(WrongUsage::inBothLanguages);
        return command.setParameterExceptionHandler(WrongUsage::explain);
    }

    /// @return the exit code of wrong usage
    static int explain(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        switch (failure) {
            case MissingParameterException missing -> say(command, missing(missing));
            case UnmatchedArgumentException unmatched -> {
                say(command, unmatched(unmatched));
                var meant = unmatched.getSuggestions();
                if (!meant.isEmpty()) {
                    err.println("是不是想写 · did you mean: " + String.join(", ", meant));
                }
            }
            case OverwrittenOptionException twice -> {
                var name = name(twice.getOverwritten());
                say(command, new Said(name + " 只能写一次。", name + " is written once only."));
            }
            default -> say(command, other(failure));
        }
        err.print(HEADING + command.getHelp().synopsis(HEADING.length()));
        err.println("详见 · more: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private record Said(String chinese, String english) {}

    private static void say(CommandLine command, Said said) {
        command.getErr().println(said.chinese());
        command.getErr().println(said.english());
    }

    /// Options and parameters that are not there, or an option that is and has no value.
    private static Said missing(MissingParameterException failure) {
        var missing = failure.getMissing();
        if (missing.size() == 1
                && missing.getFirst() instanceof OptionSpec option
                && !String.valueOf(failure.getMessage()).startsWith("Missing required option:")) {
            return new Said(
                    name(option) + " 后面缺少它的值 " + option.paramLabel() + "。",
                    name(option) + " lacks its value " + option.paramLabel() + ".");
        }
        return new Said(
                "缺少必填的 " + missing.stream().map(WrongUsage::written).collect(Collectors.joining("、")) + "。",
                "Missing: " + missing.stream().map(WrongUsage::written).collect(Collectors.joining(", ")) + ".");
    }

    private static Said unmatched(UnmatchedArgumentException failure) {
        var first =
                failure.getUnmatched().isEmpty() ? "" : failure.getUnmatched().getFirst();
        return failure.isUnknownOption()
                ? new Said("没有“" + first + "”这个选项。", "There is no option '" + first + "'.")
                : new Said(
                        "用不到“" + first + "”：没有这个命令，或者参数写多了。",
                        "There is no use for '" + first + "': no such command, or one argument too many.");
    }

    private static Said other(ParameterException failure) {
        var argument = failure.getArgSpec();
        if (argument != null) {
            return new Said(name(argument) + " 的值不合要求，应为" + expected(argument) + "。", failure.getMessage() + ".");
        }
        if (!failure.getCommandLine().getSubcommands().isEmpty()) {
            var names = failure.getCommandLine().getSubcommands().keySet();
            return new Said(
                    "还要写明做什么：" + String.join("、", names) + "。",
                    "One of these is needed: " + String.join(", ", names) + ".");
        }
        return new Said("命令写得不对。", failure.getMessage() + ".");
    }

    private static String expected(ArgSpec argument) {
        var type = argument.typeInfo().getType();
        return type == int.class || type == Integer.class ? "整数" : " " + argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String written(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : argument.paramLabel();
    }
}
