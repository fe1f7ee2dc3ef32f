package org.zhanqiao.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// A check of files against the log's public key, without the log. Exit codes: 0 genuine, 1 not genuine, 2 wrong usage
/// or unreadable.
abstract sealed class FileCheck permits VerifyProof, VerifyReceipt {
    static final int GENUINE = 0;
    static final int NOT_GENUINE = 1;
    static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final String usage;

    FileCheck(PrintStream out, String usage) {
        this.out = out;
        this.usage = usage;
    }

    final int run(List<String> args) {
        try {
            return check(args);
        } catch (IllegalArgumentException e) {
            Said said = Said.wrongUsage(e);
            say(said.chinese(), said.english());
            out.println(usage);
            return WRONG_USAGE;
        } catch (IOException | IllegalStateException e) {
            say("无法核验：" + e, "It cannot be checked: " + e);
            return WRONG_USAGE;
        }
    }

    /// @param args the word first
    /// @return the exit code
    /// @throws IllegalArgumentException naming what is wrong with the arguments or with what the files are
    abstract int check(List<String> args) throws IOException;

    final void sayCheckpoint(Checkpoint checkpoint) {
        say(
                "检查点：共 %d 条，签名有效；树根：%s"
                        .formatted(checkpoint.size(), checkpoint.root().toBase64()),
                "Checkpoint: %d entries, its signature holds; root: %s"
                        .formatted(checkpoint.size(), checkpoint.root().toBase64()));
    }

    final void say(String chinese, String english) {
        out.println(chinese);
        out.println(english);
    }
}
