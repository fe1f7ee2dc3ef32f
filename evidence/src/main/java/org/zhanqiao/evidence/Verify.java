package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The offline verifier on the command line: `verify DIR [--key VKEY] [--against FILE]…` for a whole log,
/// `receipt ANSWER RECEIPT --key VKEY` for one answer, see [VerifyReceipt]; `proof FILE --key VKEY` for one entry, see
/// [VerifyProof].
///
/// Exit codes: 0 intact, 1 tampered, 2 wrong usage or unreadable, 3 an unfinished write at the end and nothing else.
/// Findings go to standard output, in Chinese on one line and English on the next; progress to standard error.
public final class Verify {
    private static final int INTACT = 0;
    private static final int TAMPERED = 1;
    private static final int USAGE = 2;
    private static final int TORN = 3;

    private final PrintStream out;
    private final PrintStream progress;

    private Verify(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Runs and ends the process with the exit code.
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        System.exit(run(List.of(args), out, System.err));
    }

    /// Runs without ending the process.
    ///
    /// @return the exit code
    public static int run(List<String> args, PrintStream out, PrintStream progress) {
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case VerifyReceipt.COMMAND -> new VerifyReceipt(out).run(args);
            case VerifyProof.COMMAND -> new VerifyProof(out).run(args);
            default -> new Verify(out, progress).run(args);
        };
    }

    private int run(List<String> args) {
        try {
            Arguments arguments = Arguments.parse(args);
            LogVerifier verifier = LogVerifier.of(LogSource.directory(arguments.directory()));
            if (arguments.key().isPresent()) {
                verifier = verifier.trusting(arguments.key().get());
            }
            for (Path file : arguments.against()) {
                verifier = verifier.against(Files.readString(file));
            }
            return report(verifier.verify(this::at), arguments.key().isPresent());
        } catch (IllegalArgumentException e) {
            Said said = Said.wrongUsage(e);
            say(said.chinese(), said.english());
            out.println("verify DIR [--key VKEY] [--against FILE]…");
            out.println(VerifyReceipt.USAGE);
            out.println(VerifyProof.USAGE);
            return USAGE;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            say("无法读取日志：" + e, "The log cannot be read: " + e);
            return USAGE;
        }
    }

    private int report(VerificationResult result, boolean keyGiven) {
        return switch (result) {
            case VerificationResult.Intact intact -> {
                say(
                        "日志完好：共 %d 条记录，核对了 %d 个签名检查点。".formatted(intact.size(), intact.checkpoints()),
                        "The log is intact: %d entries, %d signed checkpoints checked."
                                .formatted(intact.size(), intact.checkpoints()));
                head(intact.root(), keyGiven);
                yield INTACT;
            }
            case VerificationResult.TornTail torn -> {
                say(
                        "前 %d 条记录完好；末尾有 %d 字节未写完的内容（断电或崩溃所致，从未得到确认）。".formatted(torn.intactSize(), torn.bytes()),
                        "The first %d entries are intact; %d bytes at the end were never finished (crash or power cut) and never acknowledged."
                                .formatted(torn.intactSize(), torn.bytes()));
                say(
                        "若您保存有检查点或回执，请用 --against 核对末尾是否被人截断。",
                        "If you kept a checkpoint or a receipt, check with --against that nobody cut the end off.");
                head(torn.root(), keyGiven);
                yield TORN;
            }
            case VerificationResult.Tampered bad -> {
                boolean exact = bad.firstBadIndex() == bad.lastCandidate();
                say(
                        (exact ? "日志被改动：第一条不符的记录序号为 %d（从 0 起）。" : "日志被改动：第一条不符的记录序号在 %d 至 %d 之间（从 0 起）。")
                                .formatted(bad.firstBadIndex(), bad.lastCandidate()),
                        (exact
                                        ? "The log was tampered with: the first bad entry has index %d (counted from 0)."
                                        : "The log was tampered with: the first bad entry has an index from %d to %d (counted from 0).")
                                .formatted(bad.firstBadIndex(), bad.lastCandidate()));
                say(bad.describe(Language.CHINESE), bad.describe(Language.ENGLISH));
                yield TAMPERED;
            }
        };
    }

    private void head(Hash root, boolean keyGiven) {
        say("树根：" + root.toBase64(), "Root: " + root.toBase64());
        if (!keyGiven) {
            say(
                    "注意：未用 --key 给出您信任的公钥，只能说明日志自身一致。",
                    "Note: without --key, the key you trust, this only shows that the log agrees with itself.");
        }
    }

    private void say(String chinese, String english) {
        out.println(chinese);
        out.println(english);
    }

    private void at(long entries, long bytesDone, long bytesTotal) {
        progress.printf("  %,d / %,d KiB，%,d 条 · %<,d entries%n", bytesDone >> 10, bytesTotal >> 10, entries);
    }

    record Arguments(Path directory, Optional<VerifierKey> key, List<Path> against) {
        static Arguments parse(List<String> args) {
            if (args.isEmpty() || !args.getFirst().equals("verify")) {
                throw new IllegalArgumentException(
                        "第一个词应为 verify、receipt 或 proof · the first word must be 'verify', 'receipt' or 'proof'");
            }
            Optional<Path> directory = Optional.empty();
            Optional<VerifierKey> key = Optional.empty();
            List<Path> against = new ArrayList<>();
            for (int i = 1; i < args.size(); i++) {
                String arg = args.get(i);
                switch (arg) {
                    case "--key" -> key = Optional.of(VerifierKey.parse(value(args, ++i, arg)));
                    case "--against" -> against.add(Path.of(value(args, ++i, arg)));
                    default -> {
                        if (arg.startsWith("-") || directory.isPresent()) {
                            throw new IllegalArgumentException("多余的参数 · unexpected '" + arg + "'");
                        }
                        directory = Optional.of(Path.of(arg));
                    }
                }
            }
            Path log = directory.orElseThrow(() -> new IllegalArgumentException("没有给出目录 · no directory given"));
            if (!Files.isDirectory(log)) {
                throw new IllegalArgumentException("不是目录 · not a directory: " + log);
            }
            if (against.isEmpty() && !holdsLog(log)) {
                throw new IllegalArgumentException("该目录里没有日志 · there is no log in " + log);
            }
            return new Arguments(log, key, List.copyOf(against));
        }

        /// Whether anything in a directory says that a log is, or was, there.
        private static boolean holdsLog(Path directory) {
            try (Stream<Path> files = Files.list(directory)) {
                return files.map(file -> file.getFileName().toString())
                        .anyMatch(name -> name.equals(Manifest.FILE)
                                || SegmentInfo.findFirstIndex(name).isPresent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String value(List<String> args, int at, String option) {
            if (at >= args.size()) {
                throw new IllegalArgumentException(option + " 后面要有值 · needs a value");
            }
            return args.get(at);
        }
    }
}
