package org.zhanqiao.demand.agreements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.identity.HeldKey;

/// A key with which somebody signs agreements, as the platform publishes it.
@Schema(name = "SignerKey", description = "一把签名公钥 · one public key to sign with")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignerKey(
        @Schema(description = "协议的签名以它指明密钥 · how signatures name it")
        String keyId,

        @Schema(description = "公钥（DER）的 SHA-256 · SHA-256 of the public key (DER)")
        String fingerprint,

        @Schema(description = "持有人 · whose it is") String name,
        @Schema(description = "ed25519, sm2-sm3") String algorithm,

        @Schema(description = "SubjectPublicKeyInfo（DER）的 Base64")
        String publicKey,

        @Schema(description = "自何时起有效 · since when") Instant validFrom,

        @Schema(description = "何时停用 · when it ended") @Nullable Instant validUntil,

        @Schema(description = "登记在存证中的位置 · where the registration stands in the evidence") @Nullable Entry registered,

        @Schema(description = "停用在存证中的位置 · where the end stands in the evidence") @Nullable Entry ended) {

    public SignerKey {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(validFrom, "validFrom");
    }

    /// A place in the evidence log of the control plane.
    @Schema(name = "SignerKeyEntry", description = "存证条目 · an entry of the evidence")
    public record Entry(
            @Schema(description = "日志 · the log") String log,
            @Schema(description = "序号 · its index") long entry) {

        static @Nullable Entry of(Optional<ControlEvidence.Standing> standing) {
            return standing.map(at -> new Entry(at.log(), at.entry())).orElse(null);
        }
    }

    static SignerKey of(
            HeldKey held, Optional<ControlEvidence.Standing> registered, Optional<ControlEvidence.Standing> ended) {
        var key = held.key();
        return new SignerKey(
                key.keyId(),
                key.fingerprint(),
                held.name(),
                key.algorithm().label(),
                key.publicKey(),
                key.registeredAt(),
                key.endedAt(),
                Entry.of(registered),
                Entry.of(ended));
    }

    /// Whether it was its holder's at that time.
    boolean isValidAt(Instant at) {
        return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
    }
}
