package org.zhanqiao.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// Reads the public keys that agencies hand in, and refuses what is none.
final class PublicKeys {

    private PublicKeys() {}

    static String requireEd25519(String text) {
        var der = der(text);
        try {
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new InvalidField("publicKey", "expected an Ed25519 public key (SPKI, PEM or Base64)");
        }
        return Base64.getEncoder().encodeToString(der);
    }

    static String requireSm2(String text) {
        var der = der(text);
        try {
            var info = SubjectPublicKeyInfo.getInstance(der);
            var curve = info.getAlgorithm().getParameters();
            if (!X9ObjectIdentifiers.id_ecPublicKey.equals(info.getAlgorithm().getAlgorithm())
                    || !GMObjectIdentifiers.sm2p256v1.equals(ASN1ObjectIdentifier.getInstance(curve))
                    || !(PublicKeyFactory.createKey(info) instanceof ECPublicKeyParameters)) {
                throw new IllegalArgumentException("another curve");
            }
        } catch (IOException | RuntimeException e) {
            throw new InvalidField("publicKey", "expected an SM2 public key (SPKI, PEM or Base64)");
        }
        return Base64.getEncoder().encodeToString(der);
    }

    private static byte[] der(String text) {
        try {
            return Base64.getDecoder()
                    .decode(text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")
                            .replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidField("publicKey", "expected PEM or Base64");
        }
    }
}
