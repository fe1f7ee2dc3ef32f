package org.zhanqiao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.evidence.Verify;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The evidence: verified by the same offline verifier that an outsider runs.
@Command(
        name = "evidence",
        description = "存证日志 · the evidence log",
        mixinStandardHelpOptions = true,
        subcommands = {
            EvidenceCommand.VerifyCommand.class,
            EvidenceCommand.ReceiptCommand.class,
            EvidenceCommand.ProofCommand.class,
            ReindexCommand.class
        })
final class EvidenceCommand {

    private EvidenceCommand() {}

    @Command(
            name = "verify",
            description = {
                "核验一份存证日志：目录，或正在运行的节点地址（先下载，再核验）",
                "verify a log: a directory, or the address of a running node, which is downloaded first",
                "退出码 · exit code：0 完好 intact，1 被改动 tampered，2 用法有误 usage，3 末尾未写完 torn tail，4 节点不可达 unreachable"
            },
            mixinStandardHelpOptions = true)
    static final class VerifyCommand implements Callable<Integer> {

        @Parameters(paramLabel = "DIR|URL")
        private String log = "";

        @Option(
                names = "--key",
                paramLabel = "VKEY",
                description = "日志公钥；由别的途径得到才有意义 · the log’s public key, got by another way")
        private @Nullable String key;

        @Option(
                names = "--against",
                paramLabel = "FILE",
                description = "自己留存的检查点或回执 · a checkpoint or receipt of your own")
        private List<Path> against = List.of();

        @Option(
                names = "--as",
                paramLabel = "SYSTEM",
                defaultValue = "audit-verifier",
                description = "default ${DEFAULT-VALUE}")
        private String system = "audit-verifier";

        @Option(names = "--key-file", description = "该系统的密钥文件 · key file of the system")
        private @Nullable Path keyFile;

        @Option(names = "--data-dir", defaultValue = "var", description = "default ${DEFAULT-VALUE}")
        private Path dataDir = Path.of("var");

        @Override
        public Integer call() throws IOException {
            if (!log.startsWith("http://") && !log.startsWith("https://")) {
                return verify(Path.of(log));
            }
            var address = HttpAddress.parse("URL", log);
            var copy = Files.createTempDirectory("zhanqiao-evidence");
            try {
                new RemoteLog(address, RunningExchange.key(dataDir, system, keyFile)).download(copy);
                return verify(copy);
            } finally {
                try (var files = Files.list(copy)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(copy);
            }
        }

        private int verify(Path directory) {
            var arguments = new ArrayList<String>();
            arguments.add("verify");
            arguments.add(directory.toString());
            if (key != null) {
                arguments.add("--key");
                arguments.add(key);
            }
            for (var file : against) {
                arguments.add("--against");
                arguments.add(file.toString());
            }
            return Verify.run(arguments, System.out, System.err);
        }
    }

    @Command(
            name = "receipt",
            description = {
                "核验一份答复的回执：答复文件、回执文件和日志公钥，不需要平台",
                "check an answer against its receipt, with the log's public key and without the platform",
                "退出码 · exit code：0 真实 genuine，1 不成立 not genuine，2 用法有误 usage"
            },
            mixinStandardHelpOptions = true)
    static final class ReceiptCommand implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ANSWER", description = "答复正文，一字不差 · body of the answer, to the letter")
        private Path answer = Path.of("");

        @Parameters(index = "1", paramLabel = "RECEIPT", description = "回执（tlog-proof 文本） · the receipt, a tlog-proof")
        private Path receipt = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "VKEY",
                required = true,
                description = "日志公钥；由别的途径得到才有意义 · the log’s public key, got by another way")
        private String key = "";

        @Override
        public Integer call() {
            return Verify.run(
                    List.of("receipt", answer.toString(), receipt.toString(), "--key", key), System.out, System.err);
        }
    }

    @Command(
            name = "proof",
            description = {
                "核验一份证明文件（从“谁用过我的数据”或调用日志下载的），不需要平台",
                "check a proof as downloaded by a citizen or an auditor, without the platform",
                "退出码 · exit code：0 真实 genuine，1 不成立 not genuine，2 用法有误 usage"
            },
            mixinStandardHelpOptions = true)
    static final class ProofCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "证明（tlog-proof 文本） · the proof, a tlog-proof")
        private Path proof = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "VKEY",
                required = true,
                description = "日志公钥；由别的途径得到才有意义 · the log’s public key, got by another way")
        private String key = "";

        @Override
        public Integer call() {
            return Verify.run(List.of("proof", proof.toString(), "--key", key), System.out, System.err);
        }
    }
}
