package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a receipt is genuine for an answer: `receipt ANSWER RECEIPT --key VKEY [--hash SHA-256|SM3]`.
///
/// ANSWER is the body as received, RECEIPT the text of the tlog-proof. Exit codes: 0 genuine, 1 not genuine, 2 wrong
/// usage or unreadable.
final class VerifyReceipt {
    static final String COMMAND = "receipt";
    static final String USAGE = "receipt ANSWER RECEIPT --key VKEY [--hash SHA-256|SM3]";

    private static final int GENUINE = 0;
    private static final int NOT_GENUINE = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;

    VerifyReceipt(PrintStream out) {
        this.out = out;
    }

    int run(List<String> args) {
        try {
            Arguments arguments = Arguments.parse(args);
            return report(AnswerReceipt.check(
                    Files.readString(arguments.receipt()),
                    Files.readAllBytes(arguments.answer()),
                    arguments.key(),
                    arguments.algorithm()));
        } catch (IllegalArgumentException e) {
            say("用法有误：" + e.getMessage(), "Wrong usage: " + e.getMessage());
            out.println(USAGE);
            return WRONG_USAGE;
        } catch (IOException | IllegalStateException e) {
            say("无法核验：" + e, "It cannot be checked: " + e);
            return WRONG_USAGE;
        }
    }

    private int report(ReceiptCheck check) {
        return switch (check) {
            case ReceiptCheck.Genuine(var index, var checkpoint) -> {
                say(
                        "回执真实：日志 %s 的第 %d 条（从 0 起）记录的正是这份答复，一字不差。".formatted(checkpoint.origin(), index),
                        "The receipt is genuine: entry %d (counted from 0) of the log %s records this very answer."
                                .formatted(index, checkpoint.origin()));
                say(
                        "检查点：共 %d 条，签名有效；树根：%s"
                                .formatted(checkpoint.size(), checkpoint.root().toBase64()),
                        "Checkpoint: %d entries, its signature holds; root: %s"
                                .formatted(checkpoint.size(), checkpoint.root().toBase64()));
                yield GENUINE;
            }
            case ReceiptCheck.NotGenuine(var reason) -> {
                say("回执不成立：" + reason, "The receipt does not hold: " + reason);
                yield NOT_GENUINE;
            }
        };
    }

    private void say(String chinese, String english) {
        out.println(chinese);
        out.println(english);
    }

    private record Arguments(Path answer, Path receipt, VerifierKey key, HashAlgorithm algorithm) {
        static Arguments parse(List<String> args) {
            Optional<VerifierKey> key = Optional.empty();
            HashAlgorithm algorithm = HashAlgorithm.SHA_256;
            List<Path> files = new ArrayList<>();
            for (int i = 1; i < args.size(); i++) {
                String arg = args.get(i);
                switch (arg) {
                    case "--key" -> key = Optional.of(VerifierKey.parse(Verify.Arguments.value(args, ++i, arg)));
                    case "--hash" -> algorithm = HashAlgorithm.named(Verify.Arguments.value(args, ++i, arg));
                    default -> {
                        if (arg.startsWith("-") || files.size() == 2) {
                            throw new IllegalArgumentException("unexpected '" + arg + "'");
                        }
                        files.add(Path.of(arg));
                    }
                }
            }
            if (files.size() != 2) {
                throw new IllegalArgumentException("two files are needed, the answer and its receipt");
            }
            VerifierKey trusted = key.orElseThrow(() ->
                    new IllegalArgumentException("without --key, the log's public key, a receipt proves nothing"));
            return new Arguments(files.get(0), files.get(1), trusted, algorithm);
        }
    }
}
