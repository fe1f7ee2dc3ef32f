package org.zhanqiao.client.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys of the three algorithms, and their files.
class A05_SigningKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] BASE = "\"@method\": GET".getBytes(UTF_8);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void signsAndVerifies(SignatureAlgorithm algorithm) {
        var key = SigningKey.generate(algorithm, "hrss-01", "hrss-01/2026", RANDOM);
        byte[] signature = key.sign(BASE);
        assertThat(signature).hasSize(algorithm == SignatureAlgorithm.HMAC_SHA256 ? 32 : 64);
        var verifying = VerificationKey.of(algorithm, key.verificationKey().encoded());
        assertThat(verifying.algorithm()).isEqualTo(algorithm);
        assertThat(verifying.verify(BASE, signature)).isTrue();
        assertThat(verifying.verify("other".getBytes(UTF_8), signature)).isFalse();
        for (int length : new int[] {0, 1, 63, 65, 500}) {
            assertThat(verifying.verify(BASE, new byte[length])).isFalse();
        }
        assertThat(verifying.verify(BASE, new byte[64])).isFalse();
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(verifying.verify(BASE, ones)).isFalse();
        signature[5] ^= 1;
        assertThat(verifying.verify(BASE, signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void aFileKeepsAKey(SignatureAlgorithm algorithm) throws IOException {
        var key = SigningKey.generate(algorithm, "hrss-01", "hrss-01/2026", RANDOM);
        Path file = directory.resolve("key");
        key.save(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var loaded = SigningKey.load(file);
        assertThat(loaded.system()).isEqualTo("hrss-01");
        assertThat(loaded.keyId()).isEqualTo("hrss-01/2026");
        assertThat(loaded.algorithm()).isEqualTo(algorithm);
        assertThat(key.verificationKey().verify(BASE, loaded.sign(BASE))).isTrue();
        assertThatThrownBy(() -> key.save(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void noPrintedFormShowsTheSecret(SignatureAlgorithm algorithm) {
        var key = SigningKey.generate(algorithm, "hrss-01", "k1", RANDOM);
        assertThat(key.toString()).isEqualTo(algorithm.parameter() + " signing key k1 of hrss-01");
        assertThat(key.verificationKey().toString())
                .doesNotContain(
                        Base64.getEncoder().encodeToString(key.verificationKey().encoded()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                                                       | line 1: expected
            zhanqiao signing key v1                                     | algorithm is missing
            zhanqiao signing key v1~system                              | line 2: expected one of
            zhanqiao signing key v1~colour: red                         | line 2: expected one of
            zhanqiao signing key v1~# a note~~system: a~system: b       | line 5: system is there twice
            zhanqiao signing key v1~algorithm: rsa                      | algorithm: expected hmac-sha256
            zhanqiao signing key v1~algorithm: ed25519~system: a        | key-id is missing
            zhanqiao signing key v1~algorithm: ed25519~system: a~key-id: b~private: AA==~public: SEC_RET | public is not base64
            zhanqiao signing key v1~algorithm: ed25519~system: a~key-id: b~private: AA==~public: AA== | Not an Ed25519 public key
            zhanqiao signing key v1~algorithm: sm2-sm3~system: a~key-id: b~private: AA==~public: AA== | Not an SM2 public key
            zhanqiao signing key v1~algorithm: hmac-sha256~system: a~key-id: b | secret is missing
            zhanqiao signing key v1~algorithm: hmac-sha256~system: a~key-id: b~secret: SEC_RET | secret is not base64
            zhanqiao signing key v1~algorithm: hmac-sha256~system: a~key-id: b~secret: c2hvcnQ= | 5 bytes; at least 16
            zhanqiao signing key v1~algorithm: hmac-sha256~system: a "b"~key-id: b~secret: AAAAAAAAAAAAAAAAAAAAAAAAAAA= | system code must be
            """)
    void aFileThatIsNoKeyFileIsNamed(String content, String reason) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), content.replace('~', '\n'));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.load(file))
                .withMessageStartingWith("Key file " + file + ": ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SEC_RET", "c2hvcnQ"));
    }

    @Test
    void aFileThatIsNotTextIsNamed() throws IOException {
        Path file = Files.write(directory.resolve("key"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.load(file))
                .withMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @EnumSource(value = SignatureAlgorithm.class, names = "HMAC_SHA256", mode = EnumSource.Mode.EXCLUDE)
    void halvesOfTwoPairsAreRefused(SignatureAlgorithm algorithm) {
        var one = SigningKey.generate(algorithm, "s", "k", RANDOM);
        byte[] other = SigningKey.generate(algorithm, "s", "k", RANDOM)
                .verificationKey()
                .encoded();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    switch (algorithm) {
                        case ED25519 -> SigningKey.ed25519("s", "k", one.encoded(), other);
                        case SM2_SM3 -> SigningKey.sm2("s", "k", one.encoded(), other);
                        case HMAC_SHA256 -> throw new AssertionError("has no pair");
                    }
                })
                .withMessageContaining("not a pair");
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void manyThreadsMaySignAndVerifyAtOnce(SignatureAlgorithm algorithm) throws Exception {
        var key = SigningKey.generate(algorithm, "s", "k", RANDOM);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 200; i++) {
                byte[] base = ("\"@path\": /" + i).getBytes(UTF_8);
                tasks.add(() -> key.verificationKey().verify(base, key.sign(base)));
            }
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void withoutBouncyCastleOnlySm2IsMissingAndSaysSo() throws Exception {
        var classes = SigningKey.class.getProtectionDomain().getCodeSource().getLocation();
        try (var loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            var alone = loader.loadClass(SigningKey.class.getName());
            var hmac = alone.getMethod("hmacSha256", String.class, String.class, byte[].class);
            assertThat(hmac.invoke(null, "s", "k", new byte[32])).hasToString("hmac-sha256 signing key k of s");
            var pair = SigningKey.generate(SignatureAlgorithm.ED25519, "s", "k", RANDOM);
            var ed25519 = alone.getMethod("ed25519", String.class, String.class, byte[].class, byte[].class);
            assertThat(ed25519.invoke(
                            null,
                            "s",
                            "k",
                            pair.encoded(),
                            pair.verificationKey().encoded()))
                    .as("signed and verified with once, by the JDK")
                    .hasToString("ed25519 signing key k of s");
            var sm2 = alone.getMethod("sm2", String.class, String.class, byte[].class, byte[].class);
            assertThatThrownBy(() -> sm2.invoke(null, "s", "k", new byte[1], new byte[1]))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("org.bouncycastle:bcprov-jdk18on");
        }
    }

    @Test
    void aSignerNeverRepeatsItsNonce() {
        var key = SigningKey.generate(SignatureAlgorithm.HMAC_SHA256, "s", "k", RANDOM);
        var signer = new RequestSigner(key, () -> Instant.ofEpochSecond(1_700_000_000), RANDOM);
        var request = SampleRequest.to("http", "x", "/v1/services");
        var one = signer.sign(request);
        var two = signer.sign(request);
        assertThat(one.signatureInput())
                .matches("zq=\\(\"@method\" \"@path\"\\);created=1700000000;nonce=\"[A-Za-z0-9_-]{22}\";keyid=\"k\""
                        + ";alg=\"hmac-sha256\"");
        assertThat(one.signatureInput()).isNotEqualTo(two.signatureInput());
        assertThat(one.signature()).isNotEqualTo(two.signature());
    }
}
