package org.zhanqiao.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a process has started, to be stopped in the opposite order, once.
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("停止时出错 · while stopping " + part.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
