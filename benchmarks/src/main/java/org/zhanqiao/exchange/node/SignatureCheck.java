package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.Parsed;
import org.zhanqiao.client.signature.RequestParts;
import org.zhanqiao.client.signature.RequestSigner;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SignatureBase;
import org.zhanqiao.client.signature.SignatureInput;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.client.signature.VerificationKey;

/// A request's headers read, its digest compared and its signature verified, as [CallerGate] does.
@State(Scope.Benchmark)
public class SignatureCheck {

    @Param({"HMAC_SHA256", "ED25519", "SM2_SM3"})
    SignatureAlgorithm algorithm = SignatureAlgorithm.HMAC_SHA256;

    private final byte[] body =
            "{\"keys\":[{\"id_number\":\"370202199003074514\"}],\"case\":\"202611240001\"}".getBytes(US_ASCII);
    private final String digest = ContentDigest.sha256(body);
    private final RequestParts request =
            RequestParts.of("POST", URI.create("http://127.0.0.1:8090/v1/services/police.resident/query"), digest);
    private VerificationKey key = key(algorithm).verificationKey();
    private String signatureInput = "";
    private String signature = "";

    @Setup
    public void sign() {
        var signing = key(algorithm);
        key = signing.verificationKey();
        var signed = new RequestSigner(signing, InstantSource.system(), new SecureRandom()).sign(request);
        signatureInput = signed.signatureInput();
        signature = signed.signature();
    }

    private static SigningKey key(SignatureAlgorithm algorithm) {
        return SigningKey.generate(algorithm, "bench", "bench/1", new SecureRandom());
    }

    /// @return true; a benchmark of refusals would measure something else
    @Benchmark
    public boolean verify() {
        if (ContentDigest.check(digest, body) != ContentDigest.Check.MATCHES) {
            throw new IllegalStateException("the digest is that of another body");
        }
        return switch (SignatureInput.parse(signatureInput, signature)) {
            case Parsed.Malformed(String reason, String _) -> throw new IllegalStateException(reason);
            case Parsed.Valid(SignatureInput input) ->
                switch (SignatureBase.of(input, request)) {
                    case SignatureBase.Impossible(String reason, String _) -> throw new IllegalStateException(reason);
                    case SignatureBase.Built base -> verified(key.verify(base.bytes(), input.signature()));
                };
        };
    }

    private static boolean verified(boolean verified) {
        if (!verified) {
            throw new IllegalStateException("the signature does not verify");
        }
        return true;
    }
}
