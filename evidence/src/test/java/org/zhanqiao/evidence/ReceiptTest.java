package org.zhanqiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.evidence.LogTestSupport.KEY;
import static org.zhanqiao.evidence.LogTestSupport.committed;
import static org.zhanqiao.evidence.LogTestSupport.fill;
import static org.zhanqiao.evidence.LogTestSupport.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Receipts in the hands of somebody who has nothing but the key.
class ReceiptTest {
    private static final ReceiptVerifier VERIFIER = new ReceiptVerifier(KEY.verifierKey());

    @TempDir
    private Path directory;

    @Test
    void every_receipt_of_every_batch_verifies_and_so_do_receipts_made_later() {
        try (EvidenceLog log = open(directory)) {
            for (int batch = 1; batch < 20; batch++) {
                fill(log, batch).forEach(logged -> assertGenuine(logged));
            }
            for (long index = 0; index < log.size(); index++) {
                assertGenuine(log.receipt(index));
            }
        }
    }

    private static void assertGenuine(Logged logged) {
        byte[] data = committed(logged.index(), HashAlgorithm.SHA_256);
        assertThat(VERIFIER.verify(logged.tlogProof(null), data))
                .isEqualTo(new ReceiptCheck.Genuine(logged.index(), logged.checkpoint()));
    }

    @Test
    void no_character_of_a_receipt_can_be_changed() {
        String receipt;
        try (EvidenceLog log = open(directory)) {
            receipt = fill(log, 5).get(2).tlogProof(null);
        }
        byte[] data = committed(2, HashAlgorithm.SHA_256);
        for (int i = 0; i < receipt.length(); i++) {
            String changed = receipt.substring(0, i) + (char) (receipt.charAt(i) ^ 1) + receipt.substring(i + 1);
            assertThat(VERIFIER.verify(changed, data))
                    .as("character %d", i)
                    .isInstanceOf(ReceiptCheck.NotGenuine.class);
            assertThat(VERIFIER.verify(receipt.substring(0, i), data))
                    .as("cut at %d", i)
                    .isInstanceOf(ReceiptCheck.NotGenuine.class);
        }
    }

    @Test
    void a_receipt_of_another_log_is_not_genuine() {
        Logged logged;
        try (EvidenceLog log = open(directory)) {
            logged = fill(log, 1).getFirst();
        }
        ReceiptVerifier other =
                new ReceiptVerifier(LogKey.generate("other.example/log").verifierKey());

        assertThat(other.verify(logged.tlogProof(null), committed(0, HashAlgorithm.SHA_256)))
                .isInstanceOfSatisfying(
                        ReceiptCheck.NotGenuine.class,
                        not -> assertThat(not.reason()).contains("no signature of other.example/log"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c2sp.org/tlog-proof@v2;index 0;;x | Line 1 of the receipt
            c2sp.org/tlog-proof@v1;;x | Line 2 of the receipt: expected 'index N'
            c2sp.org/tlog-proof@v1;index 01;;x | Line 2 of the receipt: Not a decimal
            c2sp.org/tlog-proof@v1;extra ?;index 1;;x | Line 2 of the receipt: Not base64
            c2sp.org/tlog-proof@v1;extra YQ==;index 1;YQ==;;x | Line 4 of the receipt: A hash has 32 bytes
            c2sp.org/tlog-proof@v1;index 1 | no blank line
            """)
    void a_malformed_receipt_is_refused_by_line(String text, String message) {
        assertThatThrownBy(() -> TlogProof.parse(text.replace(';', '\n')))
                .isInstanceOf(InvalidNote.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"detail":"x"} | x
            {"detail" : "x" , "b":[{"detail":"y"}]} | x
            {"b":{"detail":"y"}} |
            {"b":"detail","c":"x"} |
            {"b":"\\"detail\\":\\"y\\"","detail":"x"} | x
            {"detail":{"detail":"y"}} |
            {"detail":5} |
            ["detail","x"] |
            "detail" |
            {"x":["detail","y"],"detail":"z"} | z
            """)
    void the_commitment_is_the_top_level_member_and_no_other(String json, @Nullable String expected) {
        assertThat(DetailCommitment.find(json)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void two_commitments_are_none() {
        List.of("{\"detail\":\"x\",\"detail\":\"x\"}", "{\"detail\":\"x\",\"b\":1,\"detail\":\"y\"}")
                .forEach(json -> assertThatThrownBy(() -> DetailCommitment.find(json))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
