package org.zhanqiao.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A disk in memory that can be full, fail, and lose power. Bound by the same contract test as the real one.
///
/// When power fails, of everything written since the last `force` of a file an arbitrary choice of 512-byte sectors is
/// kept; a sector that is lost keeps what it held when last durable, or zeroes.
final class MemoryDisk implements Disk {
    private static final int SECTOR = 512;

    private final NavigableMap<Path, Content> files = new TreeMap<>();
    private final Set<Path> directories = new HashSet<>();
    private final Set<Path> locks = new HashSet<>();
    private long capacity = Long.MAX_VALUE;
    private int forcesToFail;
    private int truncatesToFail;
    private int writesBeforePowerCut = Integer.MAX_VALUE;
    private boolean dark;

    private static final class Content {
        private byte[] written = {};
        private byte[] durable = {};
    }

    /// Lets the disk hold this many bytes from now on.
    synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    synchronized long used() {
        return files.values().stream().mapToLong(file -> file.written.length).sum();
    }

    synchronized void failForces(int times) {
        forcesToFail = times;
    }

    synchronized void failTruncates(int times) {
        truncatesToFail = times;
    }

    /// After this many more writes every operation fails, as on a machine that is going down.
    synchronized void cutPowerAfterWrites(int writes) {
        writesBeforePowerCut = writes;
    }

    /// Brings the machine up again with what survived.
    synchronized void restart(Random random) {
        for (Content file : files.values()) {
            file.written = survivor(file, random);
            file.durable = file.written.clone();
        }
        locks.clear();
        dark = false;
        writesBeforePowerCut = Integer.MAX_VALUE;
    }

    private static byte[] survivor(Content file, Random random) {
        int length = file.durable.length;
        if (file.written.length != length) {
            int shorter = Math.min(file.written.length, length);
            length = shorter + random.nextInt(Math.max(file.written.length, length) - shorter + 1);
        }
        byte[] survivor = Arrays.copyOf(file.durable, length);
        for (int sector = 0; sector < length; sector += SECTOR) {
            if (random.nextBoolean()) {
                int end = Math.min(Math.min(sector + SECTOR, length), file.written.length);
                if (end > sector) {
                    System.arraycopy(file.written, sector, survivor, sector, end - sector);
                }
            }
        }
        return survivor;
    }

    private void checkPower() throws IOException {
        if (dark) {
            throw new IOException("The power is off");
        }
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        checkPower();
        Content content = files.computeIfAbsent(file, path -> new Content());
        return new MemoryFile(this, content);
    }

    @Override
    public synchronized byte[] read(Path file) throws IOException {
        checkPower();
        Content content = files.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content.written.clone();
    }

    @Override
    public synchronized void publish(Path file, byte[] bytes) throws IOException {
        replace(file, bytes);
    }

    @Override
    public synchronized void replace(Path file, byte[] bytes) throws IOException {
        checkPower();
        Content content = new Content();
        content.written = bytes.clone();
        content.durable = bytes.clone();
        files.put(file, content);
    }

    @Override
    public synchronized boolean exists(Path file) {
        return files.containsKey(file);
    }

    @Override
    public synchronized long size(Path file) throws IOException {
        return read(file).length;
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        checkPower();
        return files.keySet().stream()
                .filter(file -> directory.equals(file.getParent()))
                .map(file -> String.valueOf(file.getFileName()))
                .sorted()
                .toList();
    }

    @Override
    public synchronized void makeDirectory(Path directory) {
        directories.add(directory);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        checkPower();
        files.remove(file);
    }

    @Override
    public synchronized void syncDirectory(Path directory) throws IOException {
        checkPower();
    }

    @Override
    public synchronized Closeable lock(Path file) {
        if (!locks.add(file)) {
            throw new LogInUse(file.resolveSibling(""));
        }
        return () -> unlock(file);
    }

    private synchronized void unlock(Path file) {
        locks.remove(file);
    }

    private record MemoryFile(MemoryDisk disk, Content content) implements DiskFile {
        @Override
        public long size() throws IOException {
            synchronized (disk) {
                disk.checkPower();
                return content.written.length;
            }
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            synchronized (disk) {
                disk.checkPower();
                if (position >= content.written.length) {
                    return 0;
                }
                int count = (int) Math.min(target.remaining(), content.written.length - position);
                target.put(content.written, (int) position, count);
                return count;
            }
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            synchronized (disk) {
                disk.checkPower();
                if (disk.writesBeforePowerCut-- <= 0) {
                    put(source, position, source.remaining() / 2);
                    disk.dark = true;
                    throw new IOException("The power went off");
                }
                long room = disk.capacity - disk.used();
                long growth = position + source.remaining() - content.written.length;
                if (growth > room) {
                    put(source, position, (int) Math.max(0, source.remaining() - growth + Math.max(0, room)));
                    throw new IOException("No space left on device");
                }
                put(source, position, source.remaining());
            }
        }

        private void put(ByteBuffer source, long position, int count) {
            int end = (int) position + count;
            if (end > content.written.length && count > 0) {
                content.written = Arrays.copyOf(content.written, end);
            }
            source.get(content.written, count == 0 ? 0 : (int) position, count);
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (disk) {
                disk.checkPower();
                if (disk.truncatesToFail > 0) {
                    disk.truncatesToFail--;
                    throw new IOException("Input/output error on truncate");
                }
                if (size < content.written.length) {
                    content.written = Arrays.copyOf(content.written, (int) size);
                }
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (disk) {
                disk.checkPower();
                if (disk.forcesToFail > 0) {
                    disk.forcesToFail--;
                    throw new IOException("Input/output error on fsync");
                }
                content.durable = content.written.clone();
            }
        }

        @Override
        public void close() {}
    }
}
