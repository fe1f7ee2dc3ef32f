package org.zhanqiao.client.signature;

import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/// Signs requests with one key: each signature has the time of signing and a fresh nonce of 128 random bits.
public final class RequestSigner {
    /// The label of the signatures made here.
    public static final String LABEL = "zq";

    private static final List<CoveredComponent> WITHOUT_BODY =
            List.of(CoveredComponent.of("@method"), CoveredComponent.of("@path"));
    private static final List<CoveredComponent> WITH_BODY = List.of(
            CoveredComponent.of("@method"), CoveredComponent.of("@path"), CoveredComponent.of("content-digest"));

    private static final byte[] NO_BODY = {};

    private final SigningKey key;
    private final InstantSource clock;
    private final SecureRandom random;

    /// A signer with this key, clock and source of nonces.
    public RequestSigner(SigningKey key, InstantSource clock, SecureRandom random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /// The two header values of one signature.
    public record Signed(String signatureInput, String signature) {}

    /// Signs method, path and, where the request has it, `Content-Digest`.
    ///
    /// @throws IllegalArgumentException when the request has a value that no signature can cover
    public Signed sign(RequestParts request) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        boolean withBody = !request.fieldValues("content-digest").isEmpty();
        String parameters = (withBody ? "(\"@method\" \"@path\" \"content-digest\")" : "(\"@method\" \"@path\")")
                + ";created=" + clock.instant().getEpochSecond()
                + ";nonce=\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce)
                + "\";keyid=\"" + key.keyId()
                + "\";alg=\"" + key.algorithm().parameter() + '"';
        return switch (SignatureBase.of(withBody ? WITH_BODY : WITHOUT_BODY, parameters, request)) {
            case SignatureBase.Built built ->
                new Signed(
                        LABEL + '=' + parameters,
                        LABEL + "=:" + Base64.getEncoder().encodeToString(key.sign(built.bytes())) + ':');
            case SignatureBase.Impossible(String reason, String _) ->
                throw new IllegalArgumentException("The request cannot be signed: " + reason);
        };
    }

    /// Signs a request of `java.net.http` in place, for programs that make their requests themselves, such as generated
    /// clients: puts `Signature-Input`, `Signature` and, where it has a body, `Content-Digest` on it. To be called
    /// once everything else is set, anew for every sending.
    ///
    /// @param request its body is read here and once more when it is sent
    /// @throws IllegalArgumentException when the request has a value that no signature can cover
    /// @throws IllegalStateException    when it has no address yet
    public void sign(HttpRequest.Builder request) {
        HttpRequest draft = request.build();
        byte[] body = draft.bodyPublisher().map(BodyBytes::of).orElse(NO_BODY);
        String digest = body.length == 0 ? null : ContentDigest.sha256(body);
        if (digest != null) {
            request.setHeader("Content-Digest", digest);
        }
        Signed signed = sign(RequestParts.of(draft.method(), draft.uri(), digest));
        request.setHeader("Signature-Input", signed.signatureInput());
        request.setHeader("Signature", signed.signature());
    }
}
