package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.Sha256;
import org.zhanqiao.client.signature.StringDictionary;
import org.zhanqiao.evidence.Checkpoint;
import org.zhanqiao.evidence.Hash;
import org.zhanqiao.evidence.HashAlgorithm;
import org.zhanqiao.evidence.InvalidNote;
import org.zhanqiao.evidence.ProofPath;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.TlogProof;
import org.zhanqiao.evidence.VerifierKey;
import tools.jackson.databind.JsonNode;

/// The evidence of one answer: the log entry of the call, the proof that the log holds it, and the salt by which the
/// entry commits to the very bytes that were answered. Keep [#text] to prove the call later; it has no value of
/// anybody.
public final class Receipt {
    /// The response header with what proves the entry, a dictionary of strings (RFC 9651 §3.2). `log`, `size`,
    /// `root` and `signature` are what the signed checkpoint says; `index` and `path`, in one base64, lead from the
    /// entry to its root; `answer-salt` and `request-salt` are 16 bytes each in base64.
    public static final String HEADER = "Zhanqiao-Receipt";

    /// The response header with the log entry itself: a JSON object in ASCII, byte for byte as hashed.
    public static final String ENTRY_HEADER = "Zhanqiao-Entry";

    private final String text;
    private final TlogProof proof;
    private final String entry;
    private final String call;
    private final byte[] commitment;

    private Receipt(String text, TlogProof proof, String entry, String call, byte[] commitment) {
        this.text = text;
        this.proof = proof;
        this.entry = entry;
        this.call = call;
        this.commitment = commitment;
    }

    /// Reads a receipt together with the answer that it is for. Nothing is verified yet.
    ///
    /// @param text the tlog-proof text, as [#text] gave it
    /// @param call the id of the call as the answer states it
    /// @param body the bytes of the answer as received; only their commitment is kept
    /// @throws IllegalArgumentException naming what is malformed
    public static Receipt parse(String text, String call, byte[] body) {
        TlogProof proof;
        try {
            proof = TlogProof.parse(text);
        } catch (InvalidNote e) {
            throw new IllegalArgumentException("The receipt is not a tlog-proof: " + e.getMessage(), e);
        }
        JsonNode extra = proof.extra()
                .flatMap(Json::findObject)
                .orElseThrow(() -> new IllegalArgumentException("The extra line of the receipt is not a JSON object"));
        String entry = Json.findText(extra, "entry")
                .orElseThrow(() -> new IllegalArgumentException("The receipt's extra has no text member entry"));
        byte[] salt = Json.findText(extra, "answerSalt")
                .map(Receipt::decoded)
                .orElseThrow(() -> new IllegalArgumentException("The receipt's extra has no text member answerSalt"));
        return new Receipt(text, proof, entry, call, commitment(salt, body));
    }

    /// Reads the receipt from the two headers of an answer.
    ///
    /// @param entry   value of [#ENTRY_HEADER]
    /// @param receipt value of [#HEADER]
    /// @param call    the id of the call as the answer states it
    /// @param body    the bytes of the answer as received; only their commitment is kept
    /// @throws IllegalArgumentException naming what is malformed
    public static Receipt ofHeaders(String entry, String receipt, String call, byte[] body) {
        Map<String, String> members = StringDictionary.find(receipt)
                .orElseThrow(() -> new IllegalArgumentException("The receipt is not a dictionary of strings"));
        var extra = new LinkedHashMap<String, String>();
        extra.put("entry", entry);
        extra.put("answerSalt", member(members, "answer-salt"));
        extra.put("requestSalt", member(members, "request-salt"));
        return parse(proofText(members, Json.bytes(extra)), call, body);
    }

    /// The tlog-proof that the members of the header are the parts of.
    private static String proofText(Map<String, String> members, byte[] extra) {
        long size = number(members, "size");
        long index = number(members, "index");
        Hash root = part(members, "root", Hash::fromBase64);
        ProofPath path = part(members, "path", ProofPath::fromBase64);
        String note = Checkpoint.note(member(members, "log"), size, root, member(members, "signature"));
        return new String(TlogProof.format(extra, index, path, note), UTF_8);
    }

    private static long number(Map<String, String> members, String name) {
        return part(members, name, Long::parseUnsignedLong);
    }

    private static <T> T part(Map<String, String> members, String name, Function<String, T> reader) {
        String value = member(members, name);
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The receipt's member " + name + " is malformed", e);
        }
    }

    private static String member(Map<String, String> members, String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The receipt has no member " + name);
        }
        return value;
    }

    /// What an entry commits to: SHA-256 over the salt followed by the bytes of the answer.
    public static byte[] commitment(byte[] salt, byte[] body) {
        return Sha256.of(salt, body);
    }

    /// Verifies against a log that hashes with SHA-256.
    ///
    /// @param key the key of the log, got by another way than the exchange's answer
    public ReceiptCheck verify(VerifierKey key) {
        return verify(key, HashAlgorithm.SHA_256);
    }

    /// Verifies that the log signed by that key holds the entry, that the entry is of this call, and that it commits to
    /// exactly the bytes received.
    public ReceiptCheck verify(VerifierKey key, HashAlgorithm algorithm) {
        ReceiptCheck check = proof.verify(entry.getBytes(UTF_8), key, algorithm);
        return switch (check) {
            case ReceiptCheck.NotGenuine _ -> check;
            case ReceiptCheck.Genuine _ -> {
                String mismatch = mismatch();
                yield mismatch == null ? check : new ReceiptCheck.NotGenuine(mismatch);
            }
        };
    }

    /// The tlog-proof text (C2SP), which any verifier of such proofs reads.
    public String text() {
        return text;
    }

    /// The log entry: a JSON text, exactly as hashed.
    public String entry() {
        return entry;
    }

    /// The id of the call as the answer states it.
    public String call() {
        return call;
    }

    /// The position of the entry in the log, from 0.
    public long index() {
        return proof.index();
    }

    @Override
    public String toString() {
        return "Receipt[call=" + call + ", index=" + index() + "]";
    }

    private @Nullable String mismatch() {
        Optional<JsonNode> json = Json.findObject(entry.getBytes(UTF_8));
        if (json.isEmpty()) {
            return "The entry is not a JSON object";
        }
        if (!json.flatMap(object -> Json.findText(object, "call")).equals(Optional.of(call))) {
            return "The entry is of another call";
        }
        Optional<byte[]> answer = json.flatMap(object -> Json.findText(object, "answer"))
                .filter(text -> text.length() == 44)
                .map(Receipt::decodedOrEmpty);
        if (answer.isEmpty() || !Arrays.equals(answer.get(), commitment)) {
            return "The entry commits to another answer than the one received";
        }
        return null;
    }

    private static byte[] decodedOrEmpty(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The receipt, or the salt in it, is not base64", e);
        }
    }
}
