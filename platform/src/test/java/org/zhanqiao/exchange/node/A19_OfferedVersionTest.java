package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;

/// Calling systems whose HTTP client offers more than HTTP/1.1.
@PlatformTest
@Import(ExchangeTown.class)
class A19_OfferedVersionTest {

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    /// Java's own client offers HTTP/2 at its first request. On io_uring one in a thousand answers then never left.
    @Test
    void a01_every_answer_arrives_also_at_a_client_that_offers_another_version_of_http() {
        var service = town.service(
                "town-people", "registry.person", Duration.ofSeconds(20), 2 * Crowd.CALLS, List.of("id_number"));
        var key = town.key();
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            town.settle(node);
            for (int round = 0; round < 20; round++) {
                var caller = new TestCaller(key);
                assertThat(Crowd.call(n -> caller.query(node, service, keys(A03_SourcesTest.resident(n)))))
                        .extracting(TestCaller.Reply::ending)
                        .containsOnly("served");
            }
        }
    }
}
