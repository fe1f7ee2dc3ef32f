package org.zhanqiao.evidence;

/// Checks a receipt with the key of the log and nothing else.
public final class ReceiptVerifier {
    private final VerifierKey key;
    private final HashAlgorithm algorithm;

    /// For a log that hashes with SHA-256.
    public ReceiptVerifier(VerifierKey key) {
        this(key, HashAlgorithm.SHA_256);
    }

    /// For a log that hashes with the given algorithm.
    ///
    /// @param key the key the outsider trusts, got by another way than the receipt
    public ReceiptVerifier(VerifierKey key, HashAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /// Checks one receipt.
    ///
    /// @param tlogProof text of the receipt (c2sp.org/tlog-proof)
    /// @param data      the entry's data, byte for byte
    public ReceiptCheck verify(String tlogProof, byte[] data) {
        try {
            return TlogProof.parse(tlogProof).verify(data, key, algorithm);
        } catch (InvalidNote e) {
            return new ReceiptCheck.NotGenuine(String.valueOf(e.getMessage()));
        }
    }
}
