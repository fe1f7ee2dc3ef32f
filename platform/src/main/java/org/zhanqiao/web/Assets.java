package org.zhanqiao.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/// Addresses of style sheets and scripts. Each carries its version, so that browsers may keep it for a year.
final class Assets {

    /// Where the libraries lie on the class path, whose folders carry their versions.
    private static final Map<String, String> LIBRARIES = Map.of(
            "tabler.css", "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css",
            "htmx.js", "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
            "echarts.js", "/_static/echarts/6.0.0/dist/echarts.common.min.js");

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /// The address of a file.
    ///
    /// @param name a library (`tabler.css`, `htmx.js`, `echarts.js`) or a file of `static/assets`
    /// @throws IllegalArgumentException when there is no such file
    String address(String name) {
        return addresses.computeIfAbsent(name, Assets::find);
    }

    private static String find(String name) {
        var library = LIBRARIES.get(name);
        if (library != null) {
            if (!new ClassPathResource("META-INF/resources" + library).exists()) {
                throw new IllegalStateException("the library is not on the class path: " + library);
            }
            return library;
        }
        return "/assets/" + name + "?v=" + hash("static/assets/" + name);
    }

    private static String hash(String resource) {
        try (var in = new DigestInputStream(
                new ClassPathResource(resource).getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
