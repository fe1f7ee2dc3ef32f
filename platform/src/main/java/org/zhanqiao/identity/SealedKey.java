package org.zhanqiao.identity;

/// A key as the data plane needs it, secret still sealed. For the step that compiles grants; nobody else asks for it.
///
/// @param key the key itself
/// @param material for `hmac-sha256` the sealed secret, opened by [SecretBox#open] with [#context]; for the others
///     the public key (DER, Base64)
public record SealedKey(SystemKey key, String material) {

    /// The context its secret was sealed in.
    public static String context(String keyId) {
        return "identity.system_key:" + keyId;
    }

    @Override
    public String toString() {
        return "SealedKey[" + key.keyId() + "]";
    }
}
