package org.zhanqiao.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where one platform keeps what it must not lose. Only one process may hold it.
final class DataDir implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDir(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// @throws CannotGoOn when another process holds it, or it cannot be written
    static DataDir open(Path path) {
        try {
            // A directory of somebody else’s, such as /tmp, is not shut to its other users.
            if (!Files.exists(path) || Files.exists(path.resolve("lock"))) {
                ownersOnly(path);
            }
            ownersOnly(path.resolve("keys"));
            ownersOnly(path.resolve("evidence"));
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotGoOn(
                        1,
                        "数据目录 " + path + " 正由另一个栈桥进程使用；请先停止它，或用 --data-dir 指定别的目录。",
                        "The data directory " + path
                                + " is in use by another process; stop that one, or name another with --data-dir.");
            }
            return new DataDir(path, channel, lock);
        } catch (IOException e) {
            throw new CannotGoOn(
                    1,
                    "无法写入数据目录 " + path + "：" + e.getMessage(),
                    "The data directory " + path + " cannot be written: " + e.getMessage());
        }
    }

    /// Makes a directory that nobody but its owner enters; one that was there before is closed to others. What lies
    /// below, the evidence, the databases and the programs that run them, nobody else reads or replaces then.
    static void ownersOnly(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /// The secret kept in `keys/NAME`, drawn when it is first asked for: 32 random bytes in Base64, readable by the
    /// owner only.
    String secret(String name, SecureRandom random) {
        var file = path.resolve("keys").resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var secret = Base64.getEncoder().encodeToString(bytes);
            writePrivate(file, secret + "\n");
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file that only the owner may read, whole or not at all.
    static void writePrivate(Path file, String content) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
