package org.zhanqiao.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One attempt of a call as it went over the wire, both ways, for programs that show or keep it. Its bodies hold
/// values of people; its printed form does not.
///
/// @param method          of the request
/// @param uri             of the request
/// @param requestHeaders  in the order in which they were set, `Host` and `Content-Length` included
/// @param requestBody     the bytes that were signed and sent; empty for a GET
/// @param status          HTTP status of the answer
/// @param responseHeaders as received; HTTP/2 has no order and no capitals
/// @param responseBody    the bytes received, to which the receipt commits
public record Attempt(
        String method,
        URI uri,
        List<Header> requestHeaders,
        byte[] requestBody,
        int status,
        List<Header> responseHeaders,
        byte[] responseBody) {

    /// One header line.
    public record Header(String name, String value) {}

    public Attempt {
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
        requestBody = requestBody.clone();
        responseBody = responseBody.clone();
    }

    @Override
    public byte[] requestBody() {
        return requestBody.clone();
    }

    @Override
    public byte[] responseBody() {
        return responseBody.clone();
    }

    /// The first answered header of that name, in whatever capitals.
    public Optional<String> findResponseHeader(String name) {
        return responseHeaders.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    static Attempt of(OutgoingRequest request, List<Header> headers, Reply reply) {
        var sent = new ArrayList<Header>();
        sent.add(new Header("Host", request.parts().authority()));
        sent.addAll(headers);
        byte[] body = request.body();
        if (body != null) {
            sent.add(new Header("Content-Length", Integer.toString(body.length)));
        }
        return new Attempt(
                request.parts().method(),
                request.uri(),
                sent,
                body == null ? new byte[0] : body,
                reply.status(),
                reply.headers(),
                reply.body());
    }

    @Override
    public String toString() {
        return "Attempt[" + method + " " + uri.getRawPath() + " -> " + status + "]";
    }
}
