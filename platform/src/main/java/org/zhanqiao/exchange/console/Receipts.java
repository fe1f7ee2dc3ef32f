package org.zhanqiao.exchange.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.EntryProof;
import org.zhanqiao.audit.IndexedLog;
import org.zhanqiao.audit.Proofs;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.evidence.Hash;
import org.zhanqiao.evidence.InvalidNote;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.TlogProof;
import org.zhanqiao.exchange.console.ReceiptView.KeptFile;
import org.zhanqiao.exchange.console.ReceiptView.Now;
import org.zhanqiao.exchange.console.ReceiptView.Standing;
import org.zhanqiao.web.Tone;

/// Checks receipts with the keys that the nodes registered, and asks for the proof of today.
final class Receipts {

    private static final int SHORT = 8;

    private final AuditTrail trail;
    private final Proofs proofs;

    Receipts(AuditTrail trail, Proofs proofs) {
        this.trail = trail;
        this.proofs = proofs;
    }

    /// @param answer the bytes that were received
    ReceiptView check(Receipt receipt, byte[] answer) {
        var proof = proof(receipt);
        var origin = proof.checkpointNote().lines().findFirst().orElse("");
        var log = trail.listLogs().stream()
                .filter(each -> each.origin().equals(origin))
                .findFirst();
        var check = log.map(known -> receipt.verify(known.key(), known.hash()));
        var genuine = check.filter(ReceiptCheck.Genuine.class::isInstance).map(ReceiptCheck.Genuine.class::cast);
        var files = files(receipt, answer);
        return new ReceiptView(
                check.isEmpty() ? Standing.UNKNOWN_LOG : genuine.isEmpty() ? Standing.NOT_GENUINE : Standing.GENUINE,
                origin,
                receipt.index(),
                genuine.map(found -> found.checkpoint().size()).orElse(0L),
                genuine.map(found -> found.checkpoint().root().toString()).orElse(""),
                log.map(known -> known.key().toString()).orElse(""),
                proof.path().hashes().size(),
                reason(check),
                receipt.entry(),
                ShownJson.text(receipt.entry().getBytes(UTF_8)),
                now(log, receipt),
                files,
                log.map(known -> commands(files, known)).orElse(List.of()));
    }

    private static TlogProof proof(Receipt receipt) {
        try {
            return TlogProof.parse(receipt.text());
        } catch (InvalidNote e) {
            throw new IllegalStateException("the SDK read this receipt before", e);
        }
    }

    private static String reason(Optional<ReceiptCheck> check) {
        return check.filter(ReceiptCheck.NotGenuine.class::isInstance)
                .map(not -> ((ReceiptCheck.NotGenuine) not).reason())
                .orElse("");
    }

    private @Nullable Now now(Optional<IndexedLog> log, Receipt receipt) {
        if (log.isEmpty()) {
            return null;
        }
        return switch (proofs.prove(log.get(), receipt.index(), receipt.entry())) {
            case EntryProof.Proven(var checkpoint, var inclusion, var _) ->
                new Now(
                        "PROVEN",
                        Tone.GOOD,
                        "",
                        checkpoint.size(),
                        checkpoint.root().toString(),
                        inclusion.path().hashes().stream().map(Hash::toBase64).toList(),
                        checkpoint.note().lines().toList());
            case EntryProof.Refuted(var flaw) ->
                new Now("REFUTED", Tone.BAD, flaw.messageKey(), 0, "", List.of(), List.of());
            case EntryProof.Unreachable() -> new Now("UNREACHABLE", Tone.WAITING, "", 0, "", List.of(), List.of());
        };
    }

    private static List<KeptFile> files(Receipt receipt, byte[] answer) {
        var name = receipt.call().substring(0, Math.min(SHORT, receipt.call().length()));
        return List.of(
                new KeptFile("answer", "answer-" + name + ".json", address("application/json", answer)),
                new KeptFile(
                        "receipt",
                        "receipt-" + name + ".tlog-proof",
                        address("text/plain", receipt.text().getBytes(UTF_8))));
    }

    private static String address(String type, byte[] content) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    private static List<String> commands(List<KeptFile> files, IndexedLog log) {
        var rest = "receipt " + files.get(0).name() + " " + files.get(1).name() + " --key "
                + ShellWord.of(log.key().toString());
        return List.of("java -jar evidence/target/evidence-0.1.0-SNAPSHOT.jar " + rest, "./zhanqiao evidence " + rest);
    }
}
