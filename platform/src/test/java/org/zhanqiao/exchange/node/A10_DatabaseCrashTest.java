package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;

/// The database crashes and recovers under load: one of its processes is killed with SIGKILL, upon which
/// PostgreSQL ends all others, recovers from its log and empties the unlogged table of shared nonces.
@PlatformTest
@Import(ExchangeTown.class)
class A10_DatabaseCrashTest {

    /// How a call may end while there is no database; never with data, never with "no such row".
    static final Set<String> OUTAGES =
            Set.of("source-down", "source-slow", "source-resting", "source-busy", "control-unreachable");

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void calls_are_served_or_honestly_not_and_all_are_again_afterwards() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var before = new TestCaller(key);
        try (var node = town.node(dir)) {
            var accepted = before.sign(
                    node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(StandardCharsets.UTF_8));
            assertThat(before.send(accepted).ending()).isEqualTo("served");
            try (var callers = new SteadyCallers(node, key, service)) {
                callers.awaitServed(200);
                crash();
                callers.awaitOutage();
                callers.awaitServed(200);
                assertThat(callers.others()).isSubsetOf(OUTAGES);
            }
            assertThat(before.send(accepted).ending())
                    .as("accepted before the crash")
                    .isEqualTo("replayed");
        }
    }

    private void crash() throws IOException, InterruptedException {
        long process = town.people
                .jdbc()
                .sql("select pid from pg_stat_activity where backend_type = 'checkpointer'")
                .query(Long.class)
                .single();
        assertThat(new ProcessBuilder("kill", "-KILL", Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
