package org.zhanqiao.exchange.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.Parsed;
import org.zhanqiao.client.signature.Sha256;
import org.zhanqiao.client.signature.SignatureBase;
import org.zhanqiao.client.signature.SignatureInput;

/// Establishes which system calls: HTTP Message Signatures (RFC 9421) over method, path, content digest (RFC 9530),
/// created and nonce.
///
/// The signature is checked before the nonce is remembered, so that a stranger cannot use up somebody's nonces, and
/// an unknown key has the same answer as a wrong signature, so that nobody learns which keys exist.
final class CallerGate {

    /// How far the clocks of caller and platform may differ.
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final int NONCE_MOST = 128;

    private final GrantBook book;
    private final ReplayGuard replays;

    CallerGate(GrantBook book, ReplayGuard replays) {
        this.book = book;
        this.replays = replays;
    }

    Caller identify(Incoming request) {
        var input = read(request);
        var created = input.created();
        var nonce = input.nonce();
        var keyId = input.keyId();
        if (created == null || nonce == null || keyId == null) {
            throw refused(
                    "签名缺少参数 created、nonce 或 keyid", "the signature needs the parameters created, nonce and keyid");
        }
        if (nonce.isEmpty() || nonce.length() > NONCE_MOST) {
            throw refused("nonce 应有 1 到 " + NONCE_MOST + " 个字符", "a nonce has 1 to " + NONCE_MOST + " characters");
        }
        checkCoverage(input, request);
        var now = request.received();
        if (Duration.between(created, now).abs().compareTo(SKEW) > 0) {
            var time = now.truncatedTo(ChronoUnit.SECONDS);
            throw new Stop.Refused(Refusal.CLOCK_OFF, "平台时间是 " + time, "the platform's time is " + time);
        }
        var expires = input.expires();
        if (expires != null && now.isAfter(expires)) {
            throw new Stop.Refused(Refusal.CLOCK_OFF, "签名已过有效期（expires）", "the signature has expired");
        }
        var key = book.key(keyId);
        if (key == null || !key.validAt(now)) {
            throw new Stop.Refused(Refusal.BAD_SIGNATURE);
        }
        var algorithm = input.algorithm();
        if (algorithm != null && !algorithm.equals(key.verification.algorithm().parameter())) {
            throw new Stop.Refused(Refusal.BAD_SIGNATURE);
        }
        switch (SignatureBase.of(input, request)) {
            case SignatureBase.Impossible(String reason, String reasonZh) -> throw refused(reasonZh, reason);
            case SignatureBase.Built base -> {
                if (!key.verification.verify(base.bytes(), input.signature())) {
                    throw new Stop.Refused(Refusal.BAD_SIGNATURE);
                }
            }
        }
        checkBody(input, request);
        var commitment = commitment(keyId, nonce);
        if (!replays.admit(commitment, created)) {
            throw new Stop.Refused(Refusal.REPLAYED);
        }
        return new Caller(key, commitment, created);
    }

    private static SignatureInput read(Incoming request) {
        var signatureInput = request.header("signature-input");
        var signature = request.header("signature");
        if (signatureInput.isEmpty() && signature.isEmpty()) {
            throw new Stop.Refused(Refusal.SIGNATURE_MISSING);
        }
        return switch (SignatureInput.parse(signatureInput, signature)) {
            case Parsed.Valid(SignatureInput input) -> input;
            case Parsed.Malformed(String reason, String reasonZh) -> throw refused(reasonZh, reason);
        };
    }

    private static void checkCoverage(SignatureInput input, Incoming request) {
        boolean path = input.covers("@path") || input.covers("@request-target") || input.covers("@target-uri");
        boolean query = request.request().query() == null
                || input.covers("@query")
                || input.covers("@request-target")
                || input.covers("@target-uri");
        if (!input.covers("@method") || !path || !query) {
            throw refused(
                    "签名须覆盖 \"@method\" 和 \"@path\"，有查询串时还须覆盖 \"@query\"",
                    "the signature covers \"@method\" and \"@path\", and \"@query\" where there is one");
        }
        if (request.body().length == 0 && request.header("content-digest").isEmpty()) {
            return;
        }
        if (!input.covers("content-digest")) {
            throw refused("签名须覆盖 \"content-digest\"", "the signature covers \"content-digest\"");
        }
    }

    /// Whoever has no key does not have bodies hashed here.
    private static void checkBody(SignatureInput input, Incoming request) {
        if (!input.covers("content-digest")) {
            return;
        }
        var check = ContentDigest.check(request.header("content-digest"), request.body());
        if (check != ContentDigest.Check.MATCHES) {
            throw refused(check.reasonZh(), check.reason());
        }
    }

    /// Stands for a nonce in memory, in the evidence and between nodes: the first 16 bytes of SHA-256 over key id, a
    /// zero byte and nonce.
    static byte[] commitment(String keyId, String nonce) {
        return Arrays.copyOf(Sha256.of((keyId + '\0' + nonce).getBytes(StandardCharsets.UTF_8)), 16);
    }

    /// The oldest `created` still accepted at `now`.
    static Instant oldestAccepted(Instant now) {
        return now.minus(SKEW).minus(Duration.ofMinutes(1));
    }

    private static Stop refused(String zh, String en) {
        return new Stop.Refused(Refusal.BAD_SIGNATURE, zh, en);
    }
}
