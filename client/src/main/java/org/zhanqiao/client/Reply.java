package org.zhanqiao.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An HTTP response, whole.
final class Reply {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Reply(HttpResponse<byte[]> response) {
        this.status = response.statusCode();
        this.headers = response.headers();
        this.body = response.body();
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /// All header lines, without the status that HTTP/2 puts among them.
    List<Attempt.Header> headers() {
        return headers.map().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(":"))
                .flatMap(entry -> entry.getValue().stream().map(value -> new Attempt.Header(entry.getKey(), value)))
                .toList();
    }

    /// All lines of a header, joined as RFC 9110 §5.3 joins them.
    Optional<String> findHeader(String name) {
        var values = headers.allValues(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    boolean isOfType(String mediaType) {
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.equals(mediaType) || type.startsWith(mediaType + ";");
    }

    UnexpectedAnswer unexpected(String reason) {
        return new UnexpectedAnswer(status, reason);
    }
}
