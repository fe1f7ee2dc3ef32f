package org.zhanqiao.cli;

import java.net.URI;
import java.net.URISyntaxException;

/// Addresses of platforms and nodes, as users type them.
final class HttpAddress {

    private HttpAddress() {}

    /// @param where the option or parameter that it was given by
    /// @throws CannotGoOn when it is no `http` or `https` address with a host
    static URI parse(String where, String text) {
        try {
            return require(where, new URI(text));
        } catch (URISyntaxException e) {
            throw malformed(where);
        }
    }

    /// The same for an address that is a URI already.
    static URI require(String where, URI address) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) {
            throw malformed(where);
        }
        return address;
    }

    private static CannotGoOn malformed(String where) {
        return new CannotGoOn(
                2,
                where + " 应是完整的地址，如 http://localhost:8090。",
                where + " is a whole address, such as http://localhost:8090.");
    }
}
