package org.zhanqiao.exchange.console;

import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.Proofs;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.NavigationItem;

/// Puts the console together. It calls where the audit pages ask for proofs: `zhanqiao.exchange-url`.
@Configuration(proxyBeanMethods = false)
class ConsoleBeans {

    @Bean
    TrialCalls trialCalls(@Value("${zhanqiao.exchange-url:}") String addresses, InstantSource clock) {
        return new TrialCalls(
                Arrays.stream(addresses.split(",", -1))
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .map(URI::create)
                        .toList(),
                clock);
    }

    @Bean
    TrialViews trialViews(AuditTrail trail, Proofs proofs) {
        return new TrialViews(new Receipts(trail, proofs));
    }

    @Bean
    NavigationItem consoleNavigation() {
        return NavigationItem.of(305, "exchange.console", ConsolePages.PATH, Role.DATA_OFFICER);
    }
}
