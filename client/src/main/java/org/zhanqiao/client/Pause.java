package org.zhanqiao.client;

import java.time.Duration;

/// Waiting between two attempts.
interface Pause {
    void last(Duration duration) throws InterruptedException;
}
