package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.util.AsciiString;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.evidence.Checkpoint;
import org.zhanqiao.evidence.Logged;

/// Writes the value of `Zhanqiao-Receipt` as the bytes that are sent: a dictionary of strings (RFC 9651 section 3.2)
/// with the parts of a tlog-proof, each in base64 once. The signed checkpoint is the same for all entries of a batch
/// and is written once for all of them.
final class ReceiptWriter {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final byte[] PATH = ascii("\", path=\"");
    private static final byte[] ANSWER_SALT = ascii("\", answer-salt=\"");
    private static final byte[] REQUEST_SALT = ascii("\", request-salt=\"");

    private volatile @Nullable Head head;

    /// Up to and including the name of the first member that differs from entry to entry.
    private record Head(Checkpoint checkpoint, byte[] text) {
        static Head of(Checkpoint checkpoint) {
            return new Head(
                    checkpoint,
                    ascii("log=\"" + checkpoint.origin() + "\", size=\"" + checkpoint.size() + "\", root=\""
                            + checkpoint.root().toBase64() + "\", signature=\"" + checkpoint.signature()
                            + "\", index=\""));
        }
    }

    AsciiString write(Logged logged, byte[] answerSalt, byte[] requestSalt) {
        var parts = new byte[][] {
            head(logged.checkpoint()),
            ascii(Long.toString(logged.index())),
            PATH,
            logged.proof().path().base64(),
            ANSWER_SALT,
            BASE64.encode(answerSalt),
            REQUEST_SALT,
            BASE64.encode(requestSalt)
        };
        int length = 1;
        for (var part : parts) {
            length += part.length;
        }
        var text = ByteBuffer.allocate(length);
        for (var part : parts) {
            text.put(part);
        }
        text.put((byte) '"');
        return new AsciiString(text.array(), false);
    }

    /// Event loops that meet in the middle of a batch change may each write it; they write the same.
    private byte[] head(Checkpoint checkpoint) {
        var known = head;
        if (known == null || !known.checkpoint.equals(checkpoint)) {
            known = Head.of(checkpoint);
            head = known;
        }
        return known.text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
