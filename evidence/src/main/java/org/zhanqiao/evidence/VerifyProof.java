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
/// The entry is printed when it is genuine.
final class VerifyProof extends FileCheck {
    static final String COMMAND = "proof";
    static final String USAGE = "proof FILE --key VKEY [--hash SHA-256|SM3]";

    private final PrintStream out;

    VerifyProof(PrintStream out) {
        super(out, USAGE);
        this.out = out;
    }

    @Override
    int check(List<String> args) throws IOException {
        KeyedFiles arguments = KeyedFiles.parse(args, 1, "需要一个文件：证明 · one file is needed, the proof");
        TlogProof proof;
        try {
            proof = TlogProof.parse(Files.readString(arguments.files().getFirst()));
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
                sayCheckpoint(checkpoint);
                out.println(entry);
                yield GENUINE;
            }
            case ReceiptCheck.NotGenuine(var reason) -> notGenuine(reason);
        };
    }

    private int notGenuine(String reason) {
        say(
                "证明不成立：" + Said.of(reason, "它证明不了文件里的条目，或者文件被改动过（细节见下一行英文）。").chinese(),
                "The proof does not hold: " + reason);
        return NOT_GENUINE;
    }
}
