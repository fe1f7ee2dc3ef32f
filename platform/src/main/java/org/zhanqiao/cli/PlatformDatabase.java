package org.zhanqiao.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The database of a platform, named to a command as it was to `serve`.
final class PlatformDatabase {

    @Option(names = "--data-dir", defaultValue = "var", description = "default ${DEFAULT-VALUE}")
    private Path dataDir = Path.of("var");

    @Option(
            names = "--database-url",
            description = "与 serve 相同；不写则用数据目录里的内置 PostgreSQL · as of serve; the embedded PostgreSQL without it")
    private @Nullable String databaseUrl;

    Path dataDir() {
        return dataDir;
    }

    /// The database by its address, beside a platform that may run on it; or the embedded one, whose platform must
    /// be stopped.
    ///
    /// @param running stops the embedded one
    DatabaseAddress open(Running running) {
        if (databaseUrl != null) {
            return DatabaseAddress.parse(databaseUrl);
        }
        requireEmbedded();
        return open(running, running.add(DataDir.open(dataDir)));
    }

    /// The same for a command that holds the data directory.
    DatabaseAddress open(Running running, DataDir dir) {
        if (databaseUrl != null) {
            return DatabaseAddress.parse(databaseUrl);
        }
        requireEmbedded();
        var password = dir.secret(Secrets.DATABASE_PASSWORD, new SecureRandom());
        var embedded = running.add(EmbeddedDatabase.start(dir, password));
        // Whoever breaks the command off leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        return new DatabaseAddress(embedded.url(EmbeddedDatabase.PLATFORM), embedded.user(), embedded.password());
    }

    private void requireEmbedded() {
        if (!Files.exists(dataDir.resolve("postgres"))) {
            throw new CannotGoOn(
                    2,
                    dataDir + " 里没有内置数据库；请用 --database-url 指定。",
                    "There is no embedded database in " + dataDir + "; name one with --database-url.");
        }
    }
}
