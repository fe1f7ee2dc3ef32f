package org.zhanqiao.client.signature;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One signature of a request as its headers state it (RFC 9421 §4): what it covers, its parameters and its bytes.
/// Immutable.
public final class SignatureInput {
    /// The tag by which a request with several signatures says which is meant for the exchange.
    public static final String TAG = "zhanqiao";

    private final SignatureMember member;
    private final byte[] signature;

    private SignatureInput(SignatureMember member, byte[] signature) {
        this.member = member;
        this.signature = signature;
    }

    /// Reads `Signature-Input` and `Signature`; several header lines are to be joined by `, ` beforehand.
    ///
    /// Of several signatures the one tagged [#TAG] is taken, else the first that names a key and no algorithm
    /// unknown here; the others are ignored, as an intermediary may have added them (§4.3).
    public static Parsed parse(@Nullable String signatureInput, @Nullable String signature) {
        if (signatureInput == null || signatureInput.isBlank()) {
            return new Parsed.Malformed("the header Signature-Input is missing", "缺少 Signature-Input 头部");
        }
        if (signature == null || signature.isBlank()) {
            return new Parsed.Malformed("the header Signature is missing", "缺少 Signature 头部");
        }
        SignatureMember member;
        try {
            member = SignatureMember.select(signatureInput);
        } catch (MalformedField e) {
            return new Parsed.Malformed("Signature-Input: " + e.reason(), "Signature-Input：" + e.reasonZh());
        }
        try {
            return new Parsed.Valid(new SignatureInput(member, SignatureMember.bytesOf(member.label(), signature)));
        } catch (MalformedField e) {
            return new Parsed.Malformed("Signature: " + e.reason(), "Signature：" + e.reasonZh());
        }
    }

    /// The dictionary key of this signature.
    public String label() {
        return member.label();
    }

    /// What is covered, in the signer's order, without duplicates.
    public List<CoveredComponent> components() {
        return member.components();
    }

    /// The verbatim value of `@signature-params`.
    public String parameters() {
        return member.parameters();
    }

    /// When the signer says it signed.
    public @Nullable Instant created() {
        return member.created();
    }

    /// After when the signer wants it refused.
    public @Nullable Instant expires() {
        return member.expires();
    }

    /// The signer's number used once.
    public @Nullable String nonce() {
        return member.nonce();
    }

    /// The key, by the name under which both sides know it.
    public @Nullable String keyId() {
        return member.keyId();
    }

    /// The value of `alg`; where present it must be the algorithm of the key.
    public @Nullable String algorithm() {
        return member.algorithm();
    }

    /// The value of `tag`.
    public @Nullable String tag() {
        return member.tag();
    }

    /// The signature itself; not a copy, do not write to it.
    public byte[] signature() {
        return signature;
    }

    /// Whether the component of that plain name is covered.
    public boolean covers(String name) {
        for (CoveredComponent component : components()) {
            if (component.name().equals(name)
                    && component.otherParameter() == null
                    && component.queryParameter() == null) {
                return true;
            }
        }
        return false;
    }
}
