package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/// Whether an entry is in the log, by the file that citizens and auditors download:
/// `proof FILE --key VKEY [--hash SHA-256|SM3]`.
///
/// FILE is a tlog-proof whose extra line is the JSON object `{"entry":…}`; what a receipt has besides is passed over.
/// Exit codes: 0 genuine, and the entry is printed; 1 not genuine; 2 wrong usage or unreadable.
final class VerifyProof {
    static final String COMMAND = "proof";
    static final String USAGE = "proof FILE --key VKEY [--hash SHA-256|SM3]";

    private static final int GENUINE = 0;
    private static final int NOT_GENUINE = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;

    VerifyProof(PrintStream out) {
        this.out = out;
    }

    int run(List<String> args) {
        try {
            KeyedFiles arguments = KeyedFiles.parse(args, 1, "需要一个文件：证明 · one file is needed, the proof");
            return check(Files.readString(arguments.files().getFirst()), arguments);
        } catch (IllegalArgumentException e) {
            say("用法有误：" + e.getMessage(), "Wrong usage: " + e.getMessage());
            out.println(USAGE);
            return WRONG_USAGE;
        } catch (IOException | IllegalStateException e) {
            say("无法核验：" + e, "It cannot be checked: " + e);
            return WRONG_USAGE;
        }
    }

    private int check(String text, KeyedFiles arguments) {
        TlogProof proof;
        try {
            proof = TlogProof.parse(text);
        } catch (InvalidNote e) {
            return notGenuine(String.valueOf(e.getMessage()));
        }
        String extra = proof.extra().map(bytes -> new String(bytes, UTF_8)).orElse("");
        String entry = JsonMember.find(extra, "entry")
                .orElseThrow(() ->
                        new IllegalArgumentException("文件里没有它所证明的条目 · the file does not hold the entry it proves"));
        return switch (proof.verify(entry.getBytes(UTF_8), arguments.key(), arguments.algorithm())) {
            case ReceiptCheck.Genuine(var index, var checkpoint) -> {
                say(
                        "证明真实：下面这条记录是日志 %s 的第 %d 条（从 0 起），一字不差。".formatted(checkpoint.origin(), index),
                        "The proof is genuine: the entry below is entry %d (counted from 0) of the log %s, to the letter."
                                .formatted(index, checkpoint.origin()));
                say(
                        "检查点：共 %d 条，签名有效；树根：%s"
                                .formatted(checkpoint.size(), checkpoint.root().toBase64()),
                        "Checkpoint: %d entries, its signature holds; root: %s"
                                .formatted(checkpoint.size(), checkpoint.root().toBase64()));
                out.println(entry);
                yield GENUINE;
            }
            case ReceiptCheck.NotGenuine(var reason) -> notGenuine(reason);
        };
    }

    private int notGenuine(String reason) {
        say("证明不成立。原因：" + reason, "The proof does not hold: " + reason);
        return NOT_GENUINE;
    }

    private void say(String chinese, String english) {
        out.println(chinese);
        out.println(english);
    }
}
