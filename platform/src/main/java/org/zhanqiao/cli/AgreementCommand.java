package org.zhanqiao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zhanqiao.demand.agreements.AgreementFile;
import org.zhanqiao.demand.agreements.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Agreements, checked without the platform.
@Command(
        name = "agreement",
        description = "保密协议 · confidentiality agreements",
        mixinStandardHelpOptions = true,
        subcommands = AgreementCommand.VerifyCommand.class)
final class AgreementCommand {

    private AgreementCommand() {}

    @Command(
            name = "verify",
            description = {
                "核验一份协议的双方签名：从协议页面下载的文件，不需要平台",
                "check both signatures of an agreement: the file from its page, without the platform",
                "退出码 · exit code：0 双方签名真实 both genuine，1 不成立 not genuine，2 文件不能识别 unreadable"
            },
            mixinStandardHelpOptions = true)
    static final class VerifyCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("");

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var finding = read();
            var out = spec.commandLine().getOut();
            out.println("SHA-256 " + finding.sha256() + (finding.hashHolds() ? "" : "  ≠ 文件所写 · not the file’s own"));
            for (var side : Side.values()) {
                if (finding.signatures().stream()
                        .noneMatch(each -> each.signature().side() == side)) {
                    out.println(side + "  没有签名 · no signature");
                }
            }
            finding.signatures().forEach(each -> {
                var signature = each.signature();
                out.println(signature.side() + "  " + (each.holds() ? "真实 · genuine" : "不成立 · not genuine") + "  "
                        + signature.name() + " " + signature.keyId() + " (" + signature.algorithm() + ")");
            });
            out.println(
                    finding.holds()
                            ? "双方签署的正是这份内容。\nBoth sides signed exactly this content."
                            : "这份文件不能证明双方签署了它的内容。\nThis file does not prove that both sides signed its content.");
            out.flush();
            return finding.holds() ? 0 : 1;
        }

        private AgreementFile.Finding read() {
            try {
                return AgreementFile.verify(Files.readString(file));
            } catch (IOException e) {
                throw new CannotGoOn(2, "无法读取 " + file + "。", file + " cannot be read.");
            } catch (IllegalArgumentException e) {
                throw new CannotGoOn(
                        2,
                        "这不是从协议页面下载的“协议与签名”文件：" + file + "。",
                        file + " is not the agreement with its signatures as downloaded from its page.");
            }
        }
    }
}
