package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.client.SampleExchange.Said;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.client.signature.VerificationKey;

/// The first call of a newcomer: by the SDK, and by openssl and curl.
class B01_FirstCallTest {
    private static final String ONE_ROW =
            "{\"call\":\"c-1\",\"rows\":[{\"key\":0,\"asOf\":\"2026-11-01T00:00:00+08:00\","
                    + "\"data\":{\"name\":\"张三\"}}],\"missing\":[],\"source\":{\"fresh\":true}}";

    @TempDir
    Path directory;

    @Test
    void theExampleOfTheDocsReadsOneName() throws Exception {
        try (var exchange = new SampleExchange((_, _) -> Said.json(ONE_ROW))) {
            var key = SigningKey.generate(SignatureAlgorithm.ED25519, "hrss-01", "hrss-01/1", new SecureRandom());
            exchange.know(key);
            key.save(directory.resolve("key"));
            assertThat(FirstCallExample.firstCall(
                            exchange.uri(),
                            directory.resolve("key"),
                            exchange.logKey().toString()))
                    .isEqualTo("张三");
            assertThat(exchange.paths).containsExactly("/v1/services/resident-basic/query");
            assertThat(exchange.requests.getFirst())
                    .hasToString(
                            "{\"keys\":[{\"resident_id\":\"370202199001011237\"}]," + "\"case\":\"QD-2026-000123\"}");
        }
    }

    @Test
    void theDocsShowThatExample() throws Exception {
        Path example = Path.of("src", "test", "java", "org", "zhanqiao", "client", "FirstCallExample.java");
        String source = Files.readString(example);
        String shown = source.substring(
                        source.indexOf("// tag::first-call[]") + "// tag::first-call[]".length(),
                        source.indexOf("// end::first-call[]"))
                .stripIndent()
                .strip();
        assertThat(shown.lines()).hasSizeLessThanOrEqualTo(10);
        assertThat(Files.readString(Path.of("..", "docs", "calling.md"))).contains("```java\n" + shown + "\n```");
    }

    @Test
    void opensslAndCurlCallWithASharedSecret() throws Exception {
        try (var exchange = new SampleExchange((_, _) -> Said.json(ONE_ROW))) {
            String secret = run("openssl", "rand", "-base64", "32").strip();
            exchange.know(SigningKey.hmacSha256(
                    "shell", "shell/1", Base64.getDecoder().decode(secret)));
            String answer = script(exchange.uri() + "/", "shell/1", secret);
            assertThat(answer).contains("HTTP/1.1 200 OK", "张三").containsIgnoringCase(Receipt.HEADER);
            assertThat(script(exchange.uri().toString(), "shell/2", secret)).contains("HTTP/1.1 401", "unknown key");
            String otherSecret = run("openssl", "rand", "-base64", "32").strip();
            assertThat(script(exchange.uri().toString(), "shell/1", otherSecret))
                    .contains("HTTP/1.1 401", "wrong signature");
        }
    }

    @Test
    void opensslAndCurlCallWithEd25519() throws Exception {
        Path pem = directory.resolve("private.pem");
        Path der = directory.resolve("public.der");
        Path privateDer = directory.resolve("private.der");
        run("openssl", "genpkey", "-algorithm", "ed25519", "-out", pem.toString());
        run("openssl", "pkey", "-in", pem.toString(), "-pubout", "-outform", "DER", "-out", der.toString());
        run("openssl", "pkey", "-in", pem.toString(), "-outform", "DER", "-out", privateDer.toString());
        var key = SigningKey.ed25519("shell", "shell/1", Files.readAllBytes(privateDer), Files.readAllBytes(der));
        assertThat(VerificationKey.of(SignatureAlgorithm.ED25519, Files.readAllBytes(der))
                        .encoded())
                .isEqualTo(key.verificationKey().encoded());
        try (var exchange = new SampleExchange((_, _) -> Said.json(ONE_ROW))) {
            exchange.know(key);
            assertThat(script(exchange.uri() + "/behind/a/path", "shell/1", pem.toString()))
                    .contains("HTTP/1.1 200 OK", "张三");
            assertThat(exchange.paths).containsExactly("/behind/a/path/v1/services/resident-basic/query");
        }
    }

    private static String script(String url, String keyId, String secret) throws Exception {
        return run(
                "bash",
                Path.of("examples", "call-with-openssl.sh").toString(),
                url,
                keyId,
                secret,
                "resident-basic",
                "{\"keys\":[{\"resident_id\":\"370202199001011237\"}],\"purpose\":\"核验 'x' %s\"}");
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
