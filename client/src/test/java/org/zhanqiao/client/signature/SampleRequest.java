package org.zhanqiao.client.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A request written down in a test; field names in lower case.
record SampleRequest(String method, String scheme, String authority, String target, Map<String, List<String>> fields)
        implements RequestParts {

    /// The request of RFC 9421, appendix B.2.
    static final SampleRequest OF_THE_RFC = new SampleRequest(
            "POST",
            "https",
            "example.com",
            "/foo?param=Value&Pet=dog",
            Map.of(
                    "date",
                    List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
                    "content-type",
                    List.of("application/json"),
                    "content-digest",
                    List.of("sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwE"
                            + "mTHWXvJwew==:"),
                    "content-length",
                    List.of("18")));

    static SampleRequest to(String scheme, String authority, String target) {
        return new SampleRequest("GET", scheme, authority, target, Map.of());
    }

    SampleRequest with(String name, String... values) {
        var more = new HashMap<>(fields);
        more.put(name, List.of(values));
        return new SampleRequest(method, scheme, authority, target, more);
    }

    @Override
    public List<String> fieldValues(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
