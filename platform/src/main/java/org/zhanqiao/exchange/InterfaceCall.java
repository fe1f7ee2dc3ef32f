package org.zhanqiao.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One question of the control plane to an agency's HTTP interface: bounded in time and in what is read, following
/// nobody elsewhere.
final class InterfaceCall {

    private static final int MOST_BYTES = 1024 * 1024;

    private InterfaceCall() {}

    /// @param limit for the whole answer
    /// @throws IOException whose cause tells what went wrong, see [SourceFaults]
    static HttpResponse<byte[]> post(SourceDefinition source, String body, Duration limit)
            throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .connectTimeout(limit)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            return client.sendAsync(
                            HttpRequest.newBuilder(URI.create(source.url()))
                                    .header("Content-Type", "application/json")
                                    .header(source.username(), source.password())
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer within the time limit");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            client.shutdownNow();
        }
    }
}
