package org.zhanqiao.audit;

import static org.zhanqiao.identity.Role.AUDIT_ADMIN;
import static org.zhanqiao.identity.Role.CITIZEN;
import static org.zhanqiao.identity.Role.SECURITY_ADMIN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;

/// Puts the proofs and the witness together.
///
/// | property | default | meaning |
/// |---|---|---|
/// | `zhanqiao.exchange-url` | none | base addresses of the exchange nodes, separated by commas |
/// | `zhanqiao.data-dir` | none | where the control plane keeps its own evidence; without it acts wait |
/// | `zhanqiao.audit.witness-interval` | `30s` | time between two looks at the checkpoints, at most a minute |
@Configuration(proxyBeanMethods = false)
class AuditBeans {

    private static final String ORIGIN = "zhanqiao.qingdao";
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    @Bean
    KeptCheckpoints keptCheckpoints(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new KeptCheckpoints(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    NodeAddresses nodeAddresses(@Value("${zhanqiao.exchange-url:}") List<String> addresses) {
        return NodeAddresses.of(addresses);
    }

    @Bean
    NodeProofs nodeProofs(NodeAddresses nodes) {
        return new NodeProofs(nodes.all());
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
            Witness witness, NodeAddresses nodes, @Value("${zhanqiao.audit.witness-interval:30s}") Duration interval) {
        if (!interval.isPositive() || interval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "zhanqiao.audit.witness-interval: must be more than nothing and at most a minute");
        }
        return event -> {
            if (!nodes.all().isEmpty()) {
                witness.start(interval);
            }
        };
    }

    /// Acts go into the log as soon as everything else stands.
    @Bean
    ApplicationListener<ApplicationReadyEvent> controlLogStart(ObjectProvider<ControlLogWriter> writer) {
        return event -> writer.ifAvailable(ControlLogWriter::start);
    }

    @Bean
    @ConditionalOnProperty("zhanqiao.data-dir")
    ControlLogWriter controlLogWriter(
            @Value("${zhanqiao.data-dir}") Path dataDir,
            JdbcClient jdbc,
            ControlEvidence evidence,
            InstantSource clock) {
        return new ControlLogWriter(new ControlLog(dataDir, ORIGIN, clock), jdbc, evidence);
    }

    @Bean
    NavigationGroup auditGroup() {
        return NavigationGroup.of(700, "audit.group");
    }

    @Bean
    NavigationItem auditCallsNavigation() {
        return NavigationItem.of(710, "audit.calls.title", "/audit/calls", AUDIT_ADMIN, SECURITY_ADMIN);
    }

    @Bean
    NavigationItem auditCheckpointsNavigation() {
        return NavigationItem.of(720, "audit.checkpoints.title", "/audit/checkpoints", AUDIT_ADMIN, SECURITY_ADMIN);
    }

    @Bean
    NavigationItem dataUseNavigation() {
        return NavigationItem.of(20, "audit.dataUse.title", "/my/data-use", CITIZEN);
    }
}
