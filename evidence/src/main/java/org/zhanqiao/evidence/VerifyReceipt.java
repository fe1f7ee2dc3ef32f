package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/// Whether a receipt is genuine for an answer: `receipt ANSWER RECEIPT --key VKEY [--hash SHA-256|SM3]`.
///
/// ANSWER is the body as received, RECEIPT the text of the tlog-proof.
final class VerifyReceipt extends FileCheck {
    static final String COMMAND = "receipt";
    static final String USAGE = "receipt ANSWER RECEIPT --key VKEY [--hash SHA-256|SM3]";

    VerifyReceipt(PrintStream out) {
        super(out, USAGE);
    }

    @Override
    int check(List<String> args) throws IOException {
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
    }

    private int report(ReceiptCheck check) {
        return switch (check) {
            case ReceiptCheck.Genuine(var index, var checkpoint) -> {
                say(
                        "回执真实：日志 %s 的第 %d 条（从 0 起）记录的正是这份答复，一字不差。".formatted(checkpoint.origin(), index),
                        "The receipt is genuine: entry %d (counted from 0) of the log %s records this very answer."
                                .formatted(index, checkpoint.origin()));
                sayCheckpoint(checkpoint);
                yield GENUINE;
            }
            case ReceiptCheck.NotGenuine(var reason) -> {
                say(
                        "回执不成立："
                                + Said.of(reason, "它和这份答复对不上，或者其中一份被改动过（细节见下一行英文）。")
                                        .chinese(),
                        "The receipt does not hold: " + reason);
                yield NOT_GENUINE;
            }
        };
    }
}
