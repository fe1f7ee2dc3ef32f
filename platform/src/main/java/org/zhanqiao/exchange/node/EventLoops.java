package org.zhanqiao.exchange.node;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The event loops of a node, on the best means of the machine: io_uring hands many reads and writes to the kernel at
/// once, epoll one by one, the JDK's own works everywhere.
final class EventLoops {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);

    private EventLoops() {}

    /// Nothing on a loop looks for classes by the thread's loader, so it is not set and set back with every task.
    ///
    /// @param count threads that serve calls
    static Vertx start(int count) {
        var transport = List.of(Transport.IO_URING, Transport.EPOLL).stream()
                .filter(Transport::available)
                .findFirst()
                .orElse(Transport.NIO);
        LOG.info("{} event loops on {}", count, transport.name());
        return Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(count).setDisableTCCL(true))
                .withTransport(transport)
                .build();
    }
}
