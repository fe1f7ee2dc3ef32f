package org.zhanqiao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Random keys, drawn anew for each context.
public final class TestKeys {

    private TestKeys() {}

    /// Base64 of 32 random bytes.
    public static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// A directory for the context's own evidence, below `target`.
    private static Path dataDir() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "control")), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives a Spring context its keys, and a data directory.
    public static final class ForContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var properties = Map.<String, Object>of(
                    "zhanqiao.master-key",
                    random(),
                    "zhanqiao.session-key",
                    random(),
                    "zhanqiao.data-dir",
                    dataDir().toString());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test keys", properties));
        }
    }
}
