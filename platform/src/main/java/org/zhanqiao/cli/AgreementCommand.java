package org.zhanqiao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhanqiao.demand.agreements.AgreementFile;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.agreements.Verdict;
import org.zhanqiao.identity.OfficerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Agreements, checked by whoever has one.
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
                "核验一份协议的双方签名，并对照双方公布的签名公钥核验是谁签的",
                "check both signatures of an agreement, and by the keys that both agencies published who signed",
                "退出码 · exit code：0 双方签名真实、签署人相符 genuine and by whom it says，1 不成立 not genuine，"
                        + "2 文件不能识别 unreadable，3 签名与内容相符、不能证明是谁签的 holds, but not proven by whom，"
                        + "4 平台不可达 unreachable"
            },
            mixinStandardHelpOptions = true)
    static final class VerifyCommand implements Callable<Integer> {

        private static final int NOT_GENUINE = 1;
        private static final int SIGNER_UNKNOWN = 3;

        @Parameters(
                paramLabel = "FILE",
                description = "从协议页面下载的“协议与签名” · “agreement and signatures”, from the agreement’s page")
        private Path file = Path.of("");

        @Option(
                names = "--keys",
                paramLabel = "URL|FILE",
                description = {
                    "双方公布的签名公钥：平台地址，或从 /officer-keys 下载的文件（可写多次）；由可信的途径得到才有意义",
                    "the published keys: a platform's address, or files from its /officer-keys (repeatable)"
                })
        private List<String> keys = List.of();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            var finding = read();
            var out = spec.commandLine().getOut();
            out.println("SHA-256 " + finding.sha256() + (finding.hashHolds() ? "" : "  ≠ 文件所写 · not the file’s own"));
            for (var side : Side.values()) {
                if (finding.signatures().stream()
                        .noneMatch(each -> each.signature().side() == side)) {
                    out.println(side + "  没有签名 · no signature");
                }
            }
            finding.signatures().forEach(each -> out.println(line(each)));
            var verdict = finding.verdict();
            out.println(conclusion(verdict));
            out.flush();
            return switch (verdict) {
                case GENUINE -> 0;
                case SIGNER_UNKNOWN -> SIGNER_UNKNOWN;
                case FOREIGN_KEY, MISSTATED, BROKEN -> NOT_GENUINE;
            };
        }

        /// What the file says of who signed is signed by nobody, and stands here only as what it says.
        private static String line(AgreementFile.Checked checked) {
            var signature = checked.signature();
            return signature.side() + "  " + words(checked.verdict()) + "  " + signature.name() + " "
                    + signature.agency() + " (" + signature.algorithm() + ")" + System.lineSeparator() + "    key "
                    + fingerprint(signature.publicKey());
        }

        private static String fingerprint(String publicKey) {
            try {
                return OfficerKey.fingerprint(publicKey);
            } catch (IllegalArgumentException e) {
                return "?";
            }
        }

        private static String words(Verdict verdict) {
            return switch (verdict) {
                case GENUINE -> "真实 · genuine";
                case SIGNER_UNKNOWN -> "签名与内容相符，不能证明是谁签的 · over this content, not proven by whom";
                case FOREIGN_KEY -> "不成立：该机构没有公布过这把公钥 · not genuine: the agency never published this key";
                case MISSTATED -> "不成立：持有人、密钥编号或签署时间与公布的不符 · not genuine: owner, key id or time is not as published";
                case BROKEN -> "不成立 · not genuine";
            };
        }

        private static String conclusion(Verdict verdict) {
            return switch (verdict) {
                case GENUINE ->
                    "双方签署的正是这份内容，所用是双方公布的公钥。\nBoth sides signed exactly this content, with the keys they published.";
                case SIGNER_UNKNOWN ->
                    "签名与内容相符，但不能证明是谁签的：任何人都能用自己的密钥这样签。请用 --keys 给出双方公布的签名公钥（平台地址，或从平台 /officer-keys 下载的文件）。\n"
                            + "The signatures hold, but not proven by whom: anybody can sign so with a key of their own. "
                            + "Give the published keys with --keys (a platform's address, or files from its /officer-keys).";
                case FOREIGN_KEY, MISSTATED, BROKEN ->
                    "这份文件不能证明双方签署了它的内容。\nThis file does not prove that both sides signed its content.";
            };
        }

        private AgreementFile.Finding read() throws IOException {
            var text = text();
            try {
                var parties = AgreementFile.listParties(text);
                if (!parties.stream().allMatch(code -> code.matches("[0-9A-Z]{1,18}"))) {
                    throw new IllegalArgumentException("agency");
                }
                return AgreementFile.verify(text, PublishedSignerKeys.read(parties, keys));
            } catch (IllegalArgumentException e) {
                throw new CannotGoOn(
                        2,
                        "这不是从协议页面下载的“协议与签名”文件：" + file + "。",
                        file + " is not the agreement with its signatures as downloaded from its page.");
            }
        }

        private String text() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new CannotGoOn(2, "无法读取 " + file + "。", file + " cannot be read.");
            }
        }
    }
}
