package org.zhanqiao.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.RequestParts;
import org.zhanqiao.client.signature.RequestSigner;
import org.zhanqiao.client.signature.SigningKey;

/// Requests for [Wrk] to play, each once, all of one size. Signed just before they are played, because a signature
/// is accepted for five minutes.
///
/// @param size bytes of each request
record RequestFile(Path file, int size) {

    /// People are drawn from so many, whose salts a node has in memory after the warm-up.
    private static final int DRAWN_FROM = 1_000;

    /// @param signed whether to sign; the bare read gets requests without what it does not look at
    static RequestFile write(Path file, int count, int port, SigningKey key, boolean signed) throws IOException {
        var path = "/v1/services/" + Town.SERVICE + "/query";
        var address = URI.create("http://127.0.0.1:" + port + path);
        var signer = new RequestSigner(key, InstantSource.system(), new SecureRandom());
        var people = new Random(42);
        int size = -1;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                var body = "{\"keys\":[{\"id_number\":\"37020219900101%04d\"}],\"case\":\"202611240001\"}"
                        .formatted(people.nextInt(DRAWN_FROM))
                        .getBytes(US_ASCII);
                var head = new StringBuilder(512)
                        .append("POST " + path + " HTTP/1.1\r\nHost: ")
                        .append(address.getAuthority())
                        .append("\r\nContent-Type: application/json\r\nContent-Length: ")
                        .append(body.length)
                        .append("\r\n");
                if (signed) {
                    var digest = ContentDigest.sha256(body);
                    var signature = signer.sign(RequestParts.of("POST", address, digest));
                    head.append("Content-Digest: ")
                            .append(digest)
                            .append("\r\nSignature-Input: ")
                            .append(signature.signatureInput())
                            .append("\r\nSignature: ")
                            .append(signature.signature())
                            .append("\r\n");
                }
                var bytes = head.append("\r\n").toString().getBytes(US_ASCII);
                if (size >= 0 && size != bytes.length + body.length) {
                    throw new IllegalStateException("requests of different sizes");
                }
                size = bytes.length + body.length;
                out.write(bytes);
                out.write(body);
            }
        }
        return new RequestFile(file, size);
    }
}
