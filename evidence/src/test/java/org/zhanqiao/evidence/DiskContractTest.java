package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every disk must do: the real one, and the one in memory that other tests let fail.
class DiskContractTest {
    @TempDir
    private static Path directory;

    @Nested
    class Local implements Contract {
        private final LocalDisk disk = new LocalDisk();

        @Override
        public Disk disk() {
            return disk;
        }
    }

    @Nested
    class InMemory implements Contract {
        private final MemoryDisk disk = new MemoryDisk();

        @Override
        public Disk disk() {
            return disk;
        }
    }

    interface Contract {
        Disk disk();

        default Path fresh(String name) throws IOException {
            Path folder = directory.resolve(getClass().getSimpleName()).resolve(name);
            disk().makeDirectory(folder);
            return folder;
        }

        @Test
        default void a_file_is_read_as_it_was_written() throws IOException {
            Path file = fresh("write").resolve("file");
            try (Disk.DiskFile open = disk().open(file)) {
                assertThat(open.size()).isZero();
                open.write(bytes("hello world"), 0);
                open.write(bytes("W"), 6);
                open.write(bytes("gap"), 13);
                open.force();
                assertThat(open.size()).isEqualTo(16);
                ByteBuffer target = ByteBuffer.allocate(32);
                assertThat(open.read(target, 6)).isEqualTo(10);
                assertThat(new String(target.array(), 0, 10, UTF_8)).isEqualTo("World\0\0gap");
                assertThat(open.read(ByteBuffer.allocate(1), 16)).isZero();
                assertThat(open.read(ByteBuffer.allocate(1), 99)).isZero();
            }
            assertThat(disk().size(file)).isEqualTo(16);
        }

        @Test
        default void truncating_cuts_and_never_grows() throws IOException {
            Path file = fresh("truncate").resolve("file");
            try (Disk.DiskFile open = disk().open(file)) {
                open.write(bytes("abcdef"), 0);
                open.truncate(3);
                open.truncate(9);
            }
            assertThat(disk().read(file)).isEqualTo("abc".getBytes(UTF_8));
        }

        @Test
        default void replacing_puts_the_new_content_in_place() throws IOException {
            Path file = fresh("replace").resolve("file");
            disk().replace(file, "a long first content".getBytes(UTF_8));
            disk().replace(file, "second".getBytes(UTF_8));
            assertThat(disk().read(file)).isEqualTo("second".getBytes(UTF_8));
            disk().publish(file, "third".getBytes(UTF_8));

            assertThat(disk().read(file)).isEqualTo("third".getBytes(UTF_8));
            assertThat(disk().list(file.resolveSibling(""))).containsExactly("file");
        }

        @Test
        default void names_are_listed_and_deleted() throws IOException {
            Path folder = fresh("list");
            disk().replace(folder.resolve("b"), new byte[0]);
            disk().replace(folder.resolve("a"), new byte[0]);
            disk().syncDirectory(folder);

            assertThat(disk().list(folder)).containsExactly("a", "b");
            assertThat(disk().exists(folder.resolve("a"))).isTrue();
            disk().delete(folder.resolve("a"));
            disk().delete(folder.resolve("a"));
            assertThat(disk().exists(folder.resolve("a"))).isFalse();
            assertThat(disk().list(folder.resolve("absent"))).isEmpty();
            assertThatThrownBy(() -> disk().read(folder.resolve("a"))).isInstanceOf(NoSuchFileException.class);
        }

        @Test
        default void a_lock_is_held_once_and_can_be_had_again() throws IOException {
            Path file = fresh("lock").resolve("lock");
            Closeable lock = disk().lock(file);
            assertThatThrownBy(() -> disk().lock(file)).isInstanceOf(LogInUse.class);
            lock.close();
            disk().lock(file).close();
        }

        private static ByteBuffer bytes(String text) {
            return ByteBuffer.wrap(text.getBytes(UTF_8));
        }
    }
}
