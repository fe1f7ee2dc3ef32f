package org.zhanqiao.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.demand.agreements.SignerKeys;

/// The keys that agencies published for their officers: fetched from a platform, or kept as files.
final class PublishedSignerKeys {

    private static final String PATH = "/api/v1/officer-keys/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PublishedSignerKeys() {}

    /// @param agencies codes of the agencies whose keys are needed
    /// @param sources  addresses of platforms and names of files
    /// @throws CannotGoOn  when a source is no list of keys
    /// @throws IOException when a platform does not answer
    static List<SignerKeys> read(List<String> agencies, List<String> sources) throws IOException {
        var published = new ArrayList<SignerKeys>();
        for (var source : sources) {
            if (source.startsWith("http://") || source.startsWith("https://")) {
                var platform = HttpAddress.parse("--keys", source).toString().replaceAll("/+$", "");
                for (var agency : agencies) {
                    published.add(fetch(agency, URI.create(platform + PATH + agency)));
                }
            } else {
                published.add(parse(source, content(source)));
            }
        }
        return published;
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new CannotGoOn(2, "无法读取 " + file + "。", file + " cannot be read.");
        }
    }

    /// An agency that the platform does not know has published no key.
    private static SignerKeys fetch(String agency, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> parse(address.toString(), response.body());
                case 404 -> new SignerKeys(agency, "", List.of());
                default ->
                    throw new CannotGoOn(
                            CommandLineDoor.UNREACHABLE,
                            address + " 没有给出签名公钥（HTTP " + response.statusCode() + "）。",
                            address + " does not give the keys (HTTP " + response.statusCode() + ").");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static SignerKeys parse(String source, String json) {
        try {
            return SignerKeys.read(json);
        } catch (IllegalArgumentException e) {
            throw new CannotGoOn(
                    2,
                    source + " 不是平台公布的签名公钥（应为 " + PATH + "机构代码 的内容）。",
                    source + " is no list of published keys (as " + PATH + "CODE answers).");
        }
    }
}
