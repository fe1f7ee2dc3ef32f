package org.zhanqiao.client.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The test vectors of RFC 9421, appendix B: keys of B.1.4 and B.1.5, signatures of B.2.5 and B.2.6.
class A04_Rfc9421VectorsTest {
    private static final byte[] SHARED_SECRET =
            decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");
    private static final byte[] ED25519_PRIVATE =
            decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
    private static final byte[] ED25519_PUBLIC = decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");

    private static final String B25_INPUT =
            "sig-b25=(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"";
    private static final String B25_SIGNATURE = "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:";

    private static final String B26_INPUT = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    private static final String B26_SIGNATURE =
            "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";

    @Test
    void hmacSha256OfB25() {
        var input = parse(B25_INPUT, B25_SIGNATURE);
        byte[] base = base(input, SampleRequest.OF_THE_RFC);
        assertThat(new String(base, US_ASCII)).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@authority": example.com
                        "content-type": application/json
                        "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"""");
        var key = SigningKey.hmacSha256("rfc", "test-shared-secret", SHARED_SECRET);
        assertThat(key.verificationKey().verify(base, input.signature())).isTrue();
        assertThat(key.sign(base)).isEqualTo(input.signature());
    }

    @Test
    void ed25519OfB26() {
        var input = parse(B26_INPUT, B26_SIGNATURE);
        byte[] base = base(input, SampleRequest.OF_THE_RFC);
        assertThat(new String(base, US_ASCII)).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519\"""");
        var key = SigningKey.ed25519("rfc", "test-key-ed25519", ED25519_PRIVATE, ED25519_PUBLIC);
        assertThat(key.verificationKey().verify(base, input.signature())).isTrue();
        assertThat(key.sign(base)).isEqualTo(input.signature());
    }

    @Test
    void aChangedRequestDoesNotVerify() {
        var input = parse(B25_INPUT, B25_SIGNATURE);
        var key = VerificationKey.of(SignatureAlgorithm.HMAC_SHA256, SHARED_SECRET);
        var changed = SampleRequest.OF_THE_RFC.with("content-type", "text/plain");
        assertThat(key.verify(base(input, changed), input.signature())).isFalse();
    }

    private static SignatureInput parse(String input, String signature) {
        return switch (SignatureInput.parse(input, signature)) {
            case Parsed.Valid(SignatureInput parsed) -> parsed;
            case Parsed.Malformed(String reason, String _) -> throw new AssertionError(reason);
        };
    }

    private static byte[] base(SignatureInput input, RequestParts request) {
        return switch (SignatureBase.of(input, request)) {
            case SignatureBase.Built built -> built.bytes();
            case SignatureBase.Impossible(String reason, String _) -> throw new AssertionError(reason);
        };
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
