package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

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
            KeyedFiles arguments =
                    KeyedFiles.parse(args, 2, "需要两个文件：答复和回执 · two files are needed, the answer and its receipt");
            String receipt = Files.readString(arguments.files().get(1));
            if (AnswerReceipt.provesEntryOnly(receipt)) {
                say(
                        "用法有误：这份文件证明的是一条存证，不是一份答复，无法拿来核对答复。请改用：" + VerifyProof.USAGE,
                        "Wrong usage: this file proves an entry, not an answer, so no answer can be checked with it."
                                + " Use: " + VerifyProof.USAGE);
                return WRONG_USAGE;
            }
            return report(AnswerReceipt.check(
                    receipt, Files.readAllBytes(arguments.files().get(0)), arguments.key(), arguments.algorithm()));
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
}
