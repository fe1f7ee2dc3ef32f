package org.zhanqiao.client.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Ed25519 is verified strictly, by Bouncy Castle as by the JDK.
class A06_Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SPKI = "302a300506032b6570032100";
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /// RFC 8032 section 7.1, tests 1 and 2.
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a | '' | e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c | 72 | 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            """)
    void signaturesOfTheRfcHoldAndTheirTwinsWithALargerSDoNot(String key, String message, String signature) {
        var verifying = key(key);
        byte[] text = HEX.parseHex(message);
        byte[] genuine = HEX.parseHex(signature);
        assertThat(verifying.verify(text, genuine)).isTrue();
        assertThat(verifying.verifyByJdk(text, genuine)).isTrue();
        byte[] twin = withOrderAdded(genuine);
        assertThat(verifying.verify(text, twin)).isFalse();
        assertThat(verifying.verifyByJdk(text, twin)).isFalse();
    }

    /// The same signature by the equation alone: S and S + L give the same point.
    private static byte[] withOrderAdded(byte[] signature) {
        byte[] twin = signature.clone();
        writeS(twin, littleEndian(Arrays.copyOfRange(signature, 32, 64)).add(ORDER));
        return twin;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static void writeS(byte[] signature, BigInteger s) {
        byte[] bigEndian = s.toByteArray();
        for (int i = 0; i < 32; i++) {
            signature[32 + i] = i < bigEndian.length ? bigEndian[bigEndian.length - 1 - i] : 0;
        }
    }

    record EdgeCase(String message, String key, String signature) {}

    /// From ed25519-speccheck, which belongs to "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko; 2020): keys
    /// and points R of small and of mixed order, S out of range, points not in their canonical encoding.
    static Stream<EdgeCase> edgeCases() throws IOException {
        try (var in = A06_Ed25519Test.class.getResourceAsStream("ed25519-edge-cases.json")) {
            var cases = JsonMapper.shared().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(one -> new EdgeCase(
                            one.path("message").asString(),
                            one.path("pub_key").asString(),
                            one.path("signature").asString()));
        }
    }

    @ParameterizedTest
    @MethodSource("edgeCases")
    void whatSaysNothingAboutWhoSignedDoesNotVerify(EdgeCase edge) {
        var verified = key(edge.key()).verify(HEX.parseHex(edge.message()), HEX.parseHex(edge.signature()));
        assertThat(verified).isFalse();
    }

    /// With R the neutral element and S = k · a the equation of RFC 8032 holds; only the key's own holder can do so.
    @Test
    void anRofSmallOrderIsTakenAsByTheJdk() throws Exception {
        var signing = SigningKey.generate(SignatureAlgorithm.ED25519, "s", "k", new SecureRandom());
        byte[] spki = signing.verificationKey().encoded();
        byte[] key = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        byte[] pkcs8 = signing.encoded();
        byte[] hash =
                MessageDigest.getInstance("SHA-512").digest(Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length));
        byte[] secret = Arrays.copyOf(hash, 32);
        secret[0] = (byte) (secret[0] & 0xf8);
        secret[31] = (byte) ((secret[31] & 0x7f) | 0x40);
        byte[] text = "\"@method\": GET".getBytes(UTF_8);
        byte[] signature = new byte[64];
        signature[0] = 1;
        var sha512 = MessageDigest.getInstance("SHA-512");
        sha512.update(signature, 0, 32);
        sha512.update(key);
        var k = littleEndian(sha512.digest(text));
        writeS(signature, k.multiply(littleEndian(secret)).mod(ORDER));
        var verifying = Ed25519VerificationKey.of(spki);
        assertThat(verifying.verify(text, signature))
                .isEqualTo(verifying.verifyByJdk(text, signature))
                .isTrue();
    }

    @Test
    void bothAgreeOnGenuineAndOnBentSignatures() {
        var random = new SecureRandom();
        for (int i = 0; i < 200; i++) {
            var signing = SigningKey.generate(SignatureAlgorithm.ED25519, "s", "k", random);
            var verifying = Ed25519VerificationKey.of(signing.verificationKey().encoded());
            byte[] text = ("\"@path\": /" + i).getBytes(UTF_8);
            byte[] signature = signing.sign(text);
            assertThat(verifying.verify(text, signature)).isTrue();
            assertThat(verifying.verifyByJdk(text, signature)).isTrue();
            signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verifying.verify(text, signature))
                    .isEqualTo(verifying.verifyByJdk(text, signature))
                    .isFalse();
        }
    }

    private static Ed25519VerificationKey key(String raw) {
        return Ed25519VerificationKey.of(HEX.parseHex(SPKI + raw));
    }
}
