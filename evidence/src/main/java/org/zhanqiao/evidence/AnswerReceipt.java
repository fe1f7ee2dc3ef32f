package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// Checks an answer of an exchange against its receipt, with the key of the log and nothing else.
///
/// The receipt is a tlog-proof whose extra line is the JSON object `{"entry":…,"answerSalt":…}`. It is genuine for an
/// answer when the key signed the checkpoint, the entry lies at its index under that checkpoint, the entry's `call` is
/// the answer's, and its `answer` is base64 of SHA-256 over the salt and the answer's bytes. Written apart from the SDK
/// on purpose, so that whoever doubts the one can ask the other.
public final class AnswerReceipt {
    private AnswerReceipt() {}

    /// Checks one answer.
    ///
    /// @param receipt   text of the receipt
    /// @param answer    the answer's body, byte for byte as received
    /// @param key       the key of the log, got by another way than the answer
    /// @param algorithm with which the log hashes
    public static ReceiptCheck check(String receipt, byte[] answer, VerifierKey key, HashAlgorithm algorithm) {
        try {
            TlogProof proof = TlogProof.parse(receipt);
            String extra = proof.extra().map(bytes -> new String(bytes, UTF_8)).orElse("");
            String entry = member(extra, "entry", "the receipt's extra line");
            byte[] salt = StrictBase64.decode(member(extra, "answerSalt", "the receipt's extra line"));
            ReceiptCheck check = proof.verify(entry.getBytes(UTF_8), key, algorithm);
            return switch (check) {
                case ReceiptCheck.NotGenuine _ -> check;
                case ReceiptCheck.Genuine _ ->
                    mismatch(entry, salt, answer)
                            .<ReceiptCheck>map(ReceiptCheck.NotGenuine::new)
                            .orElse(check);
            };
        } catch (InvalidNote | IllegalArgumentException e) {
            return new ReceiptCheck.NotGenuine(String.valueOf(e.getMessage()));
        }
    }

    /// Whether a text is a proof of an entry that says nothing of an answer, as citizens and auditors download it.
    static boolean provesEntryOnly(String receipt) {
        try {
            String extra = TlogProof.parse(receipt)
                    .extra()
                    .map(bytes -> new String(bytes, UTF_8))
                    .orElse("");
            return JsonMember.find(extra, "entry").isPresent()
                    && JsonMember.find(extra, "answerSalt").isEmpty();
        } catch (InvalidNote | IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<String> mismatch(String entry, byte[] salt, byte[] answer) {
        String call = member(entry, "call", "the entry");
        if (!JsonMember.find(new String(answer, UTF_8), "call").equals(Optional.of(call))) {
            return Optional.of("The entry is of another call than the answer");
        }
        String committed = Base64.getEncoder().encodeToString(sha256(salt, answer));
        return member(entry, "answer", "the entry").equals(committed)
                ? Optional.empty()
                : Optional.of("The entry commits to another answer, byte for byte, than this one");
    }

    private static String member(String json, String name, String where) {
        return JsonMember.find(json, name)
                .orElseThrow(() -> new IllegalArgumentException("No text member '" + name + "' in " + where));
    }

    private static byte[] sha256(byte[] salt, byte[] answer) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(answer);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
