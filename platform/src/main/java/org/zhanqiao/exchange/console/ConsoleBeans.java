package org.zhanqiao.exchange.console;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.NodeAddresses;
import org.zhanqiao.audit.Proofs;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationItem;

/// Puts the console together. It calls where the audit pages ask for proofs.
@Configuration(proxyBeanMethods = false)
class ConsoleBeans {

    @Bean
    TrialCalls trialCalls(NodeAddresses nodes, InstantSource clock) {
        return new TrialCalls(nodes.all(), clock);
    }

    @Bean
    TrialViews trialViews(AuditTrail trail, Proofs proofs, @Value("${zhanqiao.data-dir:var}") String dataDir) {
        return new TrialViews(new Receipts(trail, proofs), dataDir.equals("var") ? "" : dataDir);
    }

    @Bean
    NavigationItem consoleNavigation() {
        return NavigationItem.of(305, "exchange.console", ConsolePages.PATH, Role.DATA_OFFICER);
    }
}
