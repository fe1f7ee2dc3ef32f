package org.zhanqiao.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.zhanqiao.client.signature.RequestParts;
import org.zhanqiao.client.signature.RequestSigner;
import org.zhanqiao.client.signature.SigningKey;
import tools.jackson.databind.json.JsonMapper;

/// The log of a running node, read with an auditor's key.
final class RemoteLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI node;
    private final RequestSigner signer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    RemoteLog(URI node, SigningKey key) {
        this.node = node;
        this.signer = new RequestSigner(key, InstantSource.system(), new SecureRandom());
    }

    /// Copies manifest, checkpoint and segments. The checkpoint comes first: the segments listed after it hold all
    /// that it covers, and no more than is durable is read of each.
    void download(Path directory) throws IOException {
        copy("/evidence/files/manifest", directory.resolve("manifest"), Long.MAX_VALUE);
        copy("/evidence/files/checkpoint", directory.resolve("checkpoint"), Long.MAX_VALUE);
        try (var listing = get("/evidence/segments")) {
            for (var segment : JSON.readTree(listing).path("segments")) {
                var name = segment.path("name").asString();
                if (!name.matches("segment-\\d{20}")) {
                    throw new CannotGoOn(2, "节点列出了不认识的文件", "The node lists a file of an unknown name");
                }
                copy(
                        "/evidence/files/" + name,
                        directory.resolve(name),
                        segment.path("bytes").asLong());
            }
        }
    }

    private void copy(String path, Path to, long most) throws IOException {
        try (var in = get(path);
                var out = Files.newOutputStream(to)) {
            var chunk = new byte[64 * 1024];
            long left = most;
            while (left > 0) {
                int n = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (n < 0) {
                    break;
                }
                out.write(chunk, 0, n);
                left -= n;
            }
        }
    }

    private InputStream get(String path) throws IOException {
        var address = URI.create(node.toString().replaceAll("/+$", "") + path);
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(10));
        var signature = signer.sign(RequestParts.of("GET", address, null));
        request.header("Signature-Input", signature.signatureInput()).header("Signature", signature.signature());
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                if (response.statusCode() != 401 && response.statusCode() != 403) {
                    throw new CannotGoOn(
                            2,
                            "这个地址答复 HTTP " + response.statusCode() + "，看来不是交换节点；请用调用数据服务的地址（默认端口 8090），而不是页面的地址。",
                            "That address answers HTTP " + response.statusCode()
                                    + " and seems to be no exchange node; give the address of the calls (port 8090 by default), not that of the pages.");
                }
                throw new CannotGoOn(
                        2,
                        "节点拒绝提供存证（HTTP " + response.statusCode() + "）；只有审计系统的密钥可以读取。",
                        "The node refuses its evidence (HTTP " + response.statusCode()
                                + "); only an auditor's key may read it.");
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
