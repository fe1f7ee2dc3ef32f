package org.zhanqiao.identity.tokens;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.identity.Identity;

/// Puts the tokens together.
@Configuration(proxyBeanMethods = false)
class TokenBeans {

    @Bean
    AccessTokens accessTokens(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Identity identity,
            InstantSource clock,
            SecureRandom random) {
        return new AccessTokens(jdbc, new TransactionTemplate(transactions), identity, clock, random);
    }
}
