package org.zhanqiao.web;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Whether all that starts with the pages is up. Held back with `zhanqiao.hold-readiness=true` (default false) by who
/// starts more than the pages, until [#release].
@Component
public class Readiness {

    private final AtomicBoolean ready;

    Readiness(@Value("${zhanqiao.hold-readiness:false}") boolean held) {
        this.ready = new AtomicBoolean(!held);
    }

    /// Everything is up.
    public void release() {
        ready.set(true);
    }

    boolean ready() {
        return ready.get();
    }
}
