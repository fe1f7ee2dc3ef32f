package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;
import org.zhanqiao.evidence.LogSource;
import org.zhanqiao.evidence.LogVerifier;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.VerificationResult;

/// The evidence that a node which runs no more has left behind.
final class NodeLog {

    private final Path files;
    private final Path keyFile;

    NodeLog(Path dataDir, String node) {
        files = dataDir.resolve("evidence").resolve(node);
        keyFile = dataDir.resolve("keys").resolve("evidence-" + node + ".key");
    }

    /// The file that its node holds open from before it reads the log.
    Path lock() {
        return files.resolve("lock");
    }

    /// Whether the first start came far enough to make it.
    boolean isMade() {
        return Files.exists(files.resolve("manifest"));
    }

    /// The file that is written to.
    Path lastSegment() throws IOException {
        try (var all = Files.list(files)) {
            return all.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /// Verifies the files as they lie.
    ///
    /// @param last whose tree must be the beginning of the log's
    VerificationResult verify(Optional<Receipt> last) throws IOException {
        var verifier = LogVerifier.of(LogSource.directory(files)).trusting(key().verifierKey());
        return last.map(receipt -> verifier.against(receipt.text()))
                .orElse(verifier)
                .verify((entries, done, total) -> {});
    }

    void assertGenuine(Collection<Receipt> receipts, String what) throws IOException {
        var key = key().verifierKey();
        for (var receipt : receipts) {
            assertThat(receipt.verify(key)).as(what).isInstanceOf(ReceiptCheck.Genuine.class);
        }
    }

    /// Recovers the log as a node does; then it verifies whole, and each of these receipts is genuine and of an entry
    /// of its own, which the log holds to the letter.
    ///
    /// @return all entries
    List<String> assertHolds(Collection<Receipt> receipts, String what) throws IOException {
        assertGenuine(receipts, what);
        var entries = new ArrayList<String>();
        try (var log = EvidenceLog.open(files, key(), LogOptions.defaults(), InstantSource.system())) {
            log.entries(0, log.size(), entry -> entries.add(new String(entry.data(), UTF_8)));
        }
        var indexes = new HashSet<Long>();
        for (var receipt : receipts) {
            assertThat(indexes.add(receipt.index())).as(what).isTrue();
            assertThat(receipt.index()).as(what).isLessThan(entries.size());
            assertThat(entries.get((int) receipt.index())).as(what).isEqualTo(receipt.entry());
        }
        assertThat(verify(receipts.stream().max(Comparator.comparingLong(Receipt::index))))
                .as("after recovery, " + what)
                .isInstanceOf(VerificationResult.Intact.class);
        return entries;
    }

    private LogKey key() throws IOException {
        return LogKey.load(keyFile);
    }
}
