package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A wire to a port of this machine that can be cut and mended, and on which answers can be held up.
final class TestWire implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock passage = new ReentrantReadWriteLock();
    private volatile boolean cut;
    private volatile int cutAfter = Integer.MAX_VALUE;
    private volatile boolean cutOnce;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();

    TestWire(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// Whether anybody is connected.
    boolean inUse() {
        return !sockets.isEmpty();
    }

    /// How many connections were made.
    int connections() {
        return connections.get();
    }

    /// How many bytes of answers have come over it.
    long answered() {
        return answered.get();
    }

    /// Drops every connection and every new one.
    void cut() {
        cut = true;
        sockets.forEach(TestWire::close);
    }

    void mend() {
        cut = false;
        cutOnce = false;
        cutAfter = Integer.MAX_VALUE;
    }

    /// Drops each connection when so many more bytes of answers have come over it.
    void cutMidway(int bytes) {
        cutAfter = bytes;
    }

    /// The same for the first connection that comes so far, and for no other.
    void cutOnceMidway(int bytes) {
        cutOnce = true;
        cutAfter = bytes;
    }

    /// Lets no answer through while `work` runs; what came meanwhile passes afterwards.
    void holdingAnswers(Runnable work) {
        passage.writeLock().lock();
        try {
            work.run();
        } finally {
            passage.writeLock().unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                connections.incrementAndGet();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, false));
                Thread.ofVirtual().start(() -> pump(far, near, true));
            } catch (IOException e) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            var chunk = new byte[8_192];
            int passed = 0;
            for (int n = from.getInputStream().read(chunk);
                    n > 0;
                    n = from.getInputStream().read(chunk)) {
                if (answers) {
                    awaitPassage();
                    int limit = cutAfter;
                    if (limit < Integer.MAX_VALUE && passed + n > limit) {
                        if (cutOnce) {
                            mend();
                        }
                        answered.addAndGet(Math.max(0, limit - passed));
                        to.getOutputStream().write(chunk, 0, Math.max(0, limit - passed));
                        return;
                    }
                    passed += limit < Integer.MAX_VALUE ? n : 0;
                    answered.addAndGet(n);
                }
                to.getOutputStream().write(chunk, 0, n);
            }
        } catch (IOException e) {
            sockets.remove(from);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitPassage() {
        passage.readLock().lock();
        try {
            assertThat(passage.isWriteLocked()).isFalse();
        } finally {
            passage.readLock().unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
