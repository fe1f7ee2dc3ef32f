package org.zhanqiao.audit;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the proofs and the witness together.
///
/// | property | default | meaning |
/// |---|---|---|
/// | `zhanqiao.exchange-url` | none | base addresses of the exchange nodes, separated by commas |
/// | `zhanqiao.audit.witness-interval` | `30s` | time between two looks at the checkpoints, at most a minute |
@Configuration(proxyBeanMethods = false)
class AuditBeans {

    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    @Bean
    KeptCheckpoints keptCheckpoints(JdbcClient jdbc) {
        return new KeptCheckpoints(jdbc);
    }

    @Bean
    NodeProofs nodeProofs(@Value("${zhanqiao.exchange-url:}") String addresses) {
        return new NodeProofs(Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address ->
                        URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address))
                .toList());
    }

    @Bean
    Witness witness(ProofSource source, KeptCheckpoints kept, JdbcClient jdbc, InstantSource clock) {
        return new Witness(source, kept, new IndexedLogs(jdbc), clock);
    }

    @Bean
    Proofs proofs(ProofSource source, Witness witness, KeptCheckpoints kept) {
        return new Proofs(source, witness, kept);
    }

    /// The witness begins when everything else stands.
    @Bean
    ApplicationListener<ApplicationReadyEvent> witnessStart(
            Witness witness,
            @Value("${zhanqiao.exchange-url:}") String addresses,
            @Value("${zhanqiao.audit.witness-interval:30s}") Duration interval) {
        if (!interval.isPositive() || interval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "zhanqiao.audit.witness-interval: must be more than nothing and at most a minute");
        }
        return event -> {
            if (!addresses.isBlank()) {
                witness.start(interval);
            }
        };
    }
}
