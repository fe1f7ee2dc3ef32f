package org.zhanqiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.evidence.LogTestSupport.CLOCK;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.committed;
import static org.zhanqiao.evidence.LogTestSupport.fill;
import static org.zhanqiao.evidence.LogTestSupport.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that hashes with SM3, for domestic compliance.
class Sm3LogTest {
    private static final LogOptions SM3 = LogOptions.defaults().withHash(HashAlgorithm.SM3);

    @TempDir
    private Path directory;

    @AfterEach
    void without_provider_again() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    @Test
    void such_a_log_works_like_any_other() throws IOException {
        Security.addProvider(new BouncyCastleProvider());
        List<Logged> receipts;
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, SM3, CLOCK)) {
            receipts = fill(log, 50);
        }
        try (EvidenceLog log = EvidenceLog.open(directory, KEY, LogOptions.defaults(), CLOCK)) {
            assertThat(log.manifest().hash()).isEqualTo(HashAlgorithm.SM3);
        }

        String receipt = receipts.get(31).tlogProof(null);
        byte[] data = committed(31, HashAlgorithm.SM3);
        assertThat(new ReceiptVerifier(KEY.verifierKey(), HashAlgorithm.SM3).verify(receipt, data))
                .isInstanceOf(ReceiptCheck.Genuine.class);
        assertThat(new ReceiptVerifier(KEY.verifierKey()).verify(receipt, data))
                .isInstanceOf(ReceiptCheck.NotGenuine.class);
        assertThat(verify(directory)).isInstanceOf(VerificationResult.Intact.class);
    }

    @Test
    void the_hash_is_the_standards_own() {
        Security.addProvider(new BouncyCastleProvider());

        assertThat(HexFormat.of().formatHex(HashAlgorithm.SM3.newDigest().digest(new byte[] {'a', 'b', 'c'})))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void without_a_provider_the_error_says_what_to_do() {
        assertThatThrownBy(() -> EvidenceLog.open(directory, KEY, SM3, CLOCK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SM3")
                .hasMessageContaining("Bouncy Castle");
    }
}
