package org.zhanqiao.evidence;

/// What lies on the disk is not what the log has signed. The log refuses to open: nothing may be appended on top of
/// damaged evidence before a person has looked at it.
public final class EvidenceDamaged extends RuntimeException {
    private final transient VerificationResult.Tampered finding;

    EvidenceDamaged(VerificationResult.Tampered finding) {
        super("The log is damaged at entry " + finding.firstBadIndex() + ": " + finding.describe(Language.ENGLISH));
        this.finding = finding;
    }

    /// Zero-based index of the first entry that is not as it was signed.
    public long firstBadIndex() {
        return finding.firstBadIndex();
    }

    /// What the verifier says of it.
    public VerificationResult.Tampered finding() {
        return finding;
    }
}
