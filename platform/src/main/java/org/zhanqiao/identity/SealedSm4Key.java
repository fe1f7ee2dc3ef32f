package org.zhanqiao.identity;

/// An SM4 key as the data plane needs it, still sealed. For the step that tells the nodes; nobody else asks for it.
///
/// @param material opened by [SecretBox#open] with [#context]
public record SealedSm4Key(Sm4Key key, String material) {

    /// The context its material was sealed in.
    public static String context(String keyId) {
        return "identity.sm4_key:" + keyId;
    }

    @Override
    public String toString() {
        return "SealedSm4Key[" + key.keyId() + "]";
    }
}
