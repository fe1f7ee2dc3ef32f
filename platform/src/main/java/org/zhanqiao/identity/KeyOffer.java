package org.zhanqiao.identity;

/// What a key is made from: nothing for a shared secret, which the platform draws; a public key for the others.
public sealed interface KeyOffer {

    KeyAlgorithm algorithm();

    /// The platform draws 32 random bytes.
    record Hmac() implements KeyOffer {
        @Override
        public KeyAlgorithm algorithm() {
            return KeyAlgorithm.HMAC_SHA256;
        }
    }

    /// The public half of an Ed25519 key.
    ///
    /// @param publicKey subject public key info, PEM or bare Base64 of the DER
    record Ed25519(String publicKey) implements KeyOffer {
        public Ed25519 {
            publicKey = PublicKeys.requireEd25519(publicKey);
        }

        @Override
        public KeyAlgorithm algorithm() {
            return KeyAlgorithm.ED25519;
        }
    }

    /// The public half of an SM2 key.
    ///
    /// @param publicKey subject public key info on the curve sm2p256v1, PEM or bare Base64 of the DER
    record Sm2(String publicKey) implements KeyOffer {
        public Sm2 {
            publicKey = PublicKeys.requireSm2(publicKey);
        }

        @Override
        public KeyAlgorithm algorithm() {
            return KeyAlgorithm.SM2_SM3;
        }
    }
}
