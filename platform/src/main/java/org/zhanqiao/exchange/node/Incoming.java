package org.zhanqiao.exchange.node;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import org.zhanqiao.client.signature.RequestParts;

/// A request as it came in, its body whole.
///
/// @param received when its first byte had come
record Incoming(HttpServerRequest request, byte[] body, Instant received) implements RequestParts {

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String scheme() {
        return request.isSSL() ? "https" : "http";
    }

    @Override
    public String authority() {
        var authority = request.authority();
        return authority == null ? "" : authority.toString();
    }

    @Override
    public String target() {
        return request.uri();
    }

    @Override
    public List<String> fieldValues(String name) {
        return request.headers().getAll(name);
    }

    /// All values of a header joined as one, or an empty text.
    String header(String name) {
        var values = request.headers().getAll(name);
        return values.size() == 1 ? values.getFirst() : String.join(", ", values);
    }
}
