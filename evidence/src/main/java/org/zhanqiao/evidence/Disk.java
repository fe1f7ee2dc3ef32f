package org.zhanqiao.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The few file operations a log needs, so that tests can let a disk fill up, fail or lose power.
interface Disk {
    /// A file open for reading and writing, made empty when absent.
    interface DiskFile extends Closeable {
        long size() throws IOException;

        /// Reads at a position until the buffer is full or the file ends.
        ///
        /// @return bytes read, 0 at or beyond the end
        int read(ByteBuffer target, long position) throws IOException;

        /// Writes all of the buffer at a position. After an exception any part of it may have been written.
        void write(ByteBuffer source, long position) throws IOException;

        void truncate(long size) throws IOException;

        /// Returns once everything written before is durable. After an exception nothing is known of what was written
        /// since the last success.
        void force() throws IOException;
    }

    DiskFile open(Path file) throws IOException;

    /// The whole of a small file.
    ///
    /// @throws java.nio.file.NoSuchFileException when it does not exist
    byte[] read(Path file) throws IOException;

    /// Like [#replace], without waiting until it is durable: after a power cut the file may be the old one or empty.
    void publish(Path file, byte[] content) throws IOException;

    /// Puts content in place of a file, durably, such that a reader sees either the old or the new one.
    void replace(Path file, byte[] content) throws IOException;

    boolean exists(Path file);

    long size(Path file) throws IOException;

    /// Names in a directory, sorted; empty when there is no such directory.
    List<String> list(Path directory) throws IOException;

    /// Makes a directory and its parents.
    void makeDirectory(Path directory) throws IOException;

    /// Deletes a file that may be absent.
    void delete(Path file) throws IOException;

    /// Returns once the names in a directory are durable.
    void syncDirectory(Path directory) throws IOException;

    /// Takes the one lock of a log.
    ///
    /// @throws LogInUse when somebody has it
    Closeable lock(Path file) throws IOException;
}
