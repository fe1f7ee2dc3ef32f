package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A certificate of `localhost` that nobody has signed but itself, as PKCS #12.
final class TestCertificate {

    static final String PASSWORD = "changeit";

    private TestCertificate() {}

    /// @param dir where the file and what keytool says are put
    static Path make(Path dir) throws IOException, InterruptedException {
        var file = dir.resolve("certificate.p12");
        var log = dir.resolve("keytool.log");
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(() -> {
                    try {
                        return Files.readString(log);
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
        return file;
    }
}
