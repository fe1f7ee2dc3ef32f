package org.zhanqiao.audit;

import java.util.HexFormat;
import java.util.List;
import org.zhanqiao.identity.SecretBox;

/// Keys of 32 bytes derived from the platform's master keys, each for one use; equal at every node of a city.
public final class DerivedKeys {

    /// References under which salts of subjects lie.
    public static final String SUBJECT = "subject";

    /// Commitments to case numbers.
    public static final String CASE = "case";

    /// Commitments to purposes that were stated and came to no grant.
    public static final String PURPOSE = "purpose";

    private static final String CONTEXT = "exchange.key";

    private DerivedKeys() {}

    /// The key to use now.
    public static byte[] current(SecretBox box, String use) {
        return all(box, use).getFirst();
    }

    /// The key to use now, then those of older master keys: what was written under them is looked up with them.
    public static List<byte[]> all(SecretBox box, String use) {
        return box.hashes(use, CONTEXT).stream()
                .map(hex -> HexFormat.of().parseHex(hex))
                .toList();
    }
}
