package org.zhanqiao.exchange.node;

import java.time.Instant;
import java.util.Base64;
import org.zhanqiao.evidence.EvidenceLog;
import tools.jackson.databind.json.JsonMapper;

/// Fills the replay guard from the evidence after a restart: every call that got past its signature left its nonce
/// there, so a request answered before the restart is not answered again after it.
final class RecentNonces {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int STEP = 10_000;

    private RecentNonces() {}

    /// Goes back through the log until entries are older than any signature that could still be accepted.
    static void remember(EvidenceLog log, ReplayGuard replays, Instant oldest) {
        // An entry is written after its request was received, and a request is received at most SKEW after created.
        var until = new boolean[1];
        for (long to = log.size(); to > 0 && !until[0]; to -= STEP) {
            long from = Math.max(0, to - STEP);
            log.entries(from, to - from, entry -> {
                var json = JSON.readTree(entry.data());
                var received = json.path("received");
                if (received.isString() && Instant.parse(received.asString()).isBefore(oldest.minus(CallerGate.SKEW))) {
                    until[0] = true;
                    return;
                }
                var nonce = json.path("nonce");
                var created = json.path("created");
                if (nonce.isString() && created.isNumber()) {
                    replays.admit(
                            Base64.getDecoder().decode(nonce.asString()), Instant.ofEpochSecond(created.asLong()));
                }
            });
        }
    }
}
