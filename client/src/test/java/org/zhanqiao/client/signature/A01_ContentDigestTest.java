package org.zhanqiao.client.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.client.signature.ContentDigest.Check;

/// Content-Digest, against the examples of RFC 9530 and RFC 9421.
class A01_ContentDigestTest {
    private static final byte[] WITH_NEWLINE = "{\"hello\": \"world\"}\n".getBytes(UTF_8);
    private static final byte[] WITHOUT_NEWLINE = "{\"hello\": \"world\"}".getBytes(UTF_8);
    private static final String SHA_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    private static final String SHA_512 =
            "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:";

    @Test
    void examplesOfRfc9530() {
        assertThat(ContentDigest.sha256(WITH_NEWLINE)).isEqualTo(SHA_256);
        assertThat(ContentDigest.sha512(WITH_NEWLINE)).isEqualTo(SHA_512);
    }

    @Test
    void exampleOfRfc9421() {
        String header = SampleRequest.OF_THE_RFC.fieldValues("content-digest").getFirst();
        assertThat(ContentDigest.sha512(WITHOUT_NEWLINE)).isEqualTo(header);
        assertThat(ContentDigest.check(header, WITHOUT_NEWLINE)).isEqualTo(Check.MATCHES);
        assertThat(ContentDigest.check(header, WITH_NEWLINE)).isEqualTo(Check.MISMATCH);
    }

    @Test
    void severalDigestsMustAllMatch() {
        assertThat(ContentDigest.check(SHA_256 + ", " + SHA_512, WITH_NEWLINE)).isEqualTo(Check.MATCHES);
        assertThat(ContentDigest.check(SHA_256 + ", " + ContentDigest.sha512(WITHOUT_NEWLINE), WITH_NEWLINE))
                .isEqualTo(Check.MISMATCH);
    }

    @Test
    void anUnknownAlgorithmNeitherHelpsNorHarms() {
        assertThat(ContentDigest.check("md5=:AAAA:, " + SHA_256, WITH_NEWLINE)).isEqualTo(Check.MATCHES);
        assertThat(ContentDigest.check("md5=:AAAA:", WITH_NEWLINE)).isEqualTo(Check.NO_KNOWN_ALGORITHM);
        assertThat(ContentDigest.check("crc32c=\"x\"", WITH_NEWLINE)).isEqualTo(Check.NO_KNOWN_ALGORITHM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
            NULL                          | MISSING
            ' '                           | MISSING
            sha-256                       | MALFORMED
            sha-256=:not base64!:         | MALFORMED
            sha-256=:AAAA                 | MALFORMED
            sha-256="AAAA"                | MALFORMED
            sha-256=:AAAA:,               | MALFORMED
            sha-256=:AAAA:, sha-256=:AA:  | MALFORMED
            SHA-256=:AAAA:                | MALFORMED
            sha-256=:AAAA:                | MISMATCH
            """)
    void badInput(String header, Check expected) {
        assertThat(ContentDigest.check(header, WITH_NEWLINE)).isEqualTo(expected);
    }
}
