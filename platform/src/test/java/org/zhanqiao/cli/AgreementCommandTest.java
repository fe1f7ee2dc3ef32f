package org.zhanqiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.CanonicalJson;
import org.zhanqiao.demand.agreements.Agreement;
import org.zhanqiao.demand.agreements.AgreementFile;
import org.zhanqiao.demand.agreements.AgreementSignature;
import org.zhanqiao.demand.agreements.Side;
import picocli.CommandLine;

/// `zhanqiao agreement verify FILE`, without a platform.
class AgreementCommandTest {

    private static final String CONTENT = "{\"title\":\"政务数据共享保密协议\"}";
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    private Path dir;

    private static AgreementSignature signature(Side side, SignatureAlgorithm algorithm, String content) {
        var key = SigningKey.generate(algorithm, "officer", "key-1", new SecureRandom());
        return new AgreementSignature(
                side,
                "officer",
                "郑海燕",
                "11370200MB2222222F",
                algorithm.parameter(),
                "key-1",
                Base64.getEncoder().encodeToString(key.verificationKey().encoded()),
                key.sign(content.getBytes(UTF_8)),
                AT);
    }

    private int verify(String file) throws IOException {
        var path = dir.resolve("agreement.json");
        Files.writeString(path, file);
        return run(path);
    }

    private static int run(Path path) {
        return new CommandLine(new AgreementCommand.VerifyCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler(CommandLineDoor::explain)
                .execute(path.toString());
    }

    private static String file(AgreementSignature... signatures) {
        return AgreementFile.write(
                new Agreement("R-2026-000001", CONTENT, CanonicalJson.sha256(CONTENT), AT, List.of(signatures)));
    }

    @Test
    void a01_both_signatures_of_either_algorithm_hold_over_exactly_this_content() throws IOException {
        var consumer = signature(Side.CONSUMER, SignatureAlgorithm.ED25519, CONTENT);
        var provider = signature(Side.PROVIDER, SignatureAlgorithm.SM2_SM3, CONTENT);
        var results = new ArrayList<Integer>();
        results.add(verify(file(consumer, provider)));
        results.add(verify(file(consumer)));
        results.add(verify(file(consumer, signature(Side.PROVIDER, SignatureAlgorithm.SM2_SM3, "another"))));
        results.add(verify(file(consumer, provider).replace("政务数据", "政务 数据")));
        results.add(verify("{}"));
        results.add(run(dir.resolve("none")));
        assertThat(results).containsExactly(0, 1, 1, 1, 2, 2);
    }
}
