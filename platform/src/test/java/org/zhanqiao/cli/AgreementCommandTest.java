package org.zhanqiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
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

/// `zhanqiao agreement verify FILE [--keys URL|FILE]`.
class AgreementCommandTest {

    private static final String ASKING = "11370200MB2222222F";
    private static final String ASKED = "11370200MB1111111A";
    private static final String CONTENT =
            "{\"consumer\":{\"code\":\"%s\"},\"provider\":{\"code\":\"%s\"},\"title\":\"政务数据共享保密协议\"}"
                    .formatted(ASKING, ASKED);
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    private Path dir;

    private static AgreementSignature signature(Side side, SignatureAlgorithm algorithm, String content) {
        var key = SigningKey.generate(algorithm, "officer", "key-1", new SecureRandom());
        return new AgreementSignature(
                side,
                "officer",
                "郑海燕",
                side == Side.CONSUMER ? ASKING : ASKED,
                algorithm.parameter(),
                "key-1",
                Base64.getEncoder().encodeToString(key.verificationKey().encoded()),
                key.sign(content.getBytes(UTF_8)),
                AT);
    }

    private int verify(String file, String... keys) throws IOException {
        var path = dir.resolve("agreement.json");
        Files.writeString(path, file);
        return run(path, keys);
    }

    private static int run(Path path, String... keys) {
        var arguments = new ArrayList<String>(List.of(path.toString()));
        Stream.of(keys).forEach(each -> arguments.addAll(List.of("--keys", each)));
        return new CommandLine(new AgreementCommand.VerifyCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler(CommandLineDoor::explain)
                .execute(arguments.toArray(String[]::new));
    }

    private static String file(AgreementSignature... signatures) {
        return AgreementFile.write(
                new Agreement("R-2026-000001", CONTENT, CanonicalJson.sha256(CONTENT), AT, List.of(signatures)));
    }

    /// What the platform publishes of the key of a signature.
    private static String published(AgreementSignature signature) {
        return """
                {"code": "%s", "agency": "…", "keys": [{"keyId": "%s", "fingerprint": "…", "name": "郑海燕",
                 "algorithm": "%s", "publicKey": "%s", "validFrom": "2026-01-01T00:00:00Z"}]}
                """.formatted(signature.agency(), signature.keyId(), signature.algorithm(), signature.publicKey());
    }

    private String kept(AgreementSignature signature) throws IOException {
        var path = dir.resolve(signature.agency() + ".json");
        Files.writeString(path, published(signature));
        return path.toString();
    }

    @Test
    void a01_both_signatures_of_either_algorithm_hold_over_exactly_this_content() throws IOException {
        var consumer = signature(Side.CONSUMER, SignatureAlgorithm.ED25519, CONTENT);
        var provider = signature(Side.PROVIDER, SignatureAlgorithm.SM2_SM3, CONTENT);
        var keys = new String[] {kept(consumer), kept(provider)};
        var results = new ArrayList<Integer>();
        results.add(verify(file(consumer, provider), keys));
        results.add(verify(file(consumer), keys));
        results.add(verify(file(consumer, signature(Side.PROVIDER, SignatureAlgorithm.SM2_SM3, "another")), keys));
        results.add(verify(file(consumer, provider).replace("政务数据", "政务 数据"), keys));
        results.add(verify("{}"));
        results.add(run(dir.resolve("none")));
        results.add(verify(file(consumer, provider), dir.resolve("none").toString()));
        assertThat(results).containsExactly(0, 1, 1, 1, 2, 2, 2);
    }

    @Test
    void a02_without_the_published_keys_nobody_is_proven_to_have_signed_and_with_them_no_forger_passes()
            throws IOException {
        var consumer = signature(Side.CONSUMER, SignatureAlgorithm.ED25519, CONTENT);
        var provider = signature(Side.PROVIDER, SignatureAlgorithm.SM2_SM3, CONTENT);
        var forged = file(
                signature(Side.CONSUMER, SignatureAlgorithm.ED25519, CONTENT),
                signature(Side.PROVIDER, SignatureAlgorithm.ED25519, CONTENT));
        var keys = new String[] {kept(consumer), kept(provider)};
        var results = new ArrayList<Integer>();
        results.add(verify(file(consumer, provider)));
        results.add(verify(file(consumer, provider), keys[0]));
        results.add(verify(forged));
        results.add(verify(forged, keys));
        results.add(verify(file(consumer, provider).replace("郑海燕", "某某科技公司"), keys));
        results.add(verify(file(consumer, provider).replace("2026-03-02T", "2025-03-02T"), keys));
        assertThat(results).containsExactly(3, 3, 3, 1, 1, 1);
    }

    @Test
    void a03_the_published_keys_are_fetched_from_a_platform_and_a_platform_that_is_away_is_said_so()
            throws IOException {
        var consumer = signature(Side.CONSUMER, SignatureAlgorithm.ED25519, CONTENT);
        var provider = signature(Side.PROVIDER, SignatureAlgorithm.SM2_SM3, CONTENT);
        var platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (var signature : List.of(consumer, provider)) {
            platform.createContext("/api/v1/officer-keys/" + signature.agency(), exchange -> {
                var answer = published(signature).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
        }
        var address = "http://localhost:" + platform.getAddress().getPort();
        platform.start();
        assertThat(verify(file(consumer, provider), address + "/")).isZero();
        platform.stop(0);
        assertThat(verify(file(consumer, provider), address)).isEqualTo(4);
        assertThat(verify(file(consumer, provider), "http://")).isEqualTo(2);
    }
}
