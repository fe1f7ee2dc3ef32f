package org.zhanqiao.client.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A request of `java.net.http` signed in place, as generated clients need it.
class A07_RequestInPlaceTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final URI QUERY = URI.create("http://127.0.0.1:8090/v1/services/a%20b/query?page=1");

    private final SigningKey key = SigningKey.generate(SignatureAlgorithm.ED25519, "s", "s/1", RANDOM);
    private final RequestSigner signer = new RequestSigner(key, () -> Instant.ofEpochSecond(1_700_000_000), RANDOM);

    @Test
    void digestAndSignatureArePutOnARequestWithABody() {
        var request = HttpRequest.newBuilder(QUERY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"keys\":[{\"name\":\"张伟\"}]}"));
        signer.sign(request);

        var signed = request.build();
        var digest = ContentDigest.sha256("{\"keys\":[{\"name\":\"张伟\"}]}".getBytes(UTF_8));
        assertThat(signed.headers().allValues("Content-Digest")).containsExactly(digest);
        assertThat(signed.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(header(signed, "Signature-Input"))
                .startsWith("zq=(\"@method\" \"@path\" \"content-digest\");created=1700000000;nonce=");
        assertVerifies(signed, digest);
    }

    @Test
    void aBodyThatComesInPiecesIsDigestedWhole() {
        var pieces = List.of("{\"size\"".getBytes(UTF_8), ":1}".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(QUERY).POST(BodyPublishers.ofByteArrays(pieces));
        signer.sign(request);
        var digest = ContentDigest.sha256("{\"size\":1}".getBytes(UTF_8));
        assertThat(header(request.build(), "Content-Digest")).isEqualTo(digest);
        assertVerifies(request.build(), digest);
    }

    @Test
    void aRequestWithoutABodyHasNoDigest() {
        for (var request : List.of(
                HttpRequest.newBuilder(QUERY), HttpRequest.newBuilder(QUERY).POST(BodyPublishers.noBody()))) {
            signer.sign(request);
            assertThat(request.build().headers().firstValue("Content-Digest")).isEmpty();
            assertThat(header(request.build(), "Signature-Input")).startsWith("zq=(\"@method\" \"@path\");created=");
            assertVerifies(request.build(), null);
        }
    }

    @Test
    void signedAgainItHasOneSignatureAndAnotherNonce() {
        var request = HttpRequest.newBuilder(QUERY).POST(BodyPublishers.ofString("{}"));
        signer.sign(request);
        var first = request.build();
        signer.sign(request);
        var second = request.build();
        for (var name : List.of("Content-Digest", "Signature-Input", "Signature")) {
            assertThat(second.headers().allValues(name)).as(name).hasSize(1);
        }
        assertThat(header(second, "Signature-Input")).isNotEqualTo(header(first, "Signature-Input"));
        assertVerifies(second, ContentDigest.sha256("{}".getBytes(UTF_8)));
    }

    @Test
    void withoutAnAddressThereIsNothingToSign() {
        assertThatThrownBy(() -> signer.sign(HttpRequest.newBuilder())).isInstanceOf(IllegalStateException.class);
    }

    /// Checked as a receiver does, from the headers alone.
    private void assertVerifies(HttpRequest signed, @Nullable String digest) {
        var input = switch (SignatureInput.parse(header(signed, "Signature-Input"), header(signed, "Signature"))) {
            case Parsed.Valid(SignatureInput parsed) -> parsed;
            case Parsed.Malformed(String reason, String _) -> throw new AssertionError(reason);
        };
        var base = switch (SignatureBase.of(input, RequestParts.of(signed.method(), signed.uri(), digest))) {
            case SignatureBase.Built built -> built.bytes();
            case SignatureBase.Impossible(String reason, String _) -> throw new AssertionError(reason);
        };
        assertThat(key.verificationKey().verify(base, input.signature())).isTrue();
    }

    private static String header(HttpRequest request, String name) {
        return request.headers().firstValue(name).orElseThrow();
    }
}
