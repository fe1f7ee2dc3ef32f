package org.zhanqiao.exchange.node;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// How a caller opens an encrypted value, as `docs/calling.md` shows it.
final class Sm4Example {

    private Sm4Example() {}

    // tag::sm4[]
    static String open(String value, Map<String, byte[]> keys) throws GeneralSecurityException {
        var parts = value.split(":", 3); // sm4, key id, base64
        var sealed = Base64.getDecoder().decode(parts[2]);
        var cipher = Cipher.getInstance("SM4/GCM/NoPadding", new BouncyCastleProvider());
        var key = new SecretKeySpec(keys.get(parts[1]), "SM4");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, 12));
        return new String(cipher.doFinal(sealed, 12, sealed.length - 12), StandardCharsets.UTF_8);
    }
    // end::sm4[]
}
