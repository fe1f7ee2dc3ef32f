package org.zhanqiao.identity;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the facade together.
@Configuration(proxyBeanMethods = false)
class IdentityBeans {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnMissingBean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    SecretBox secretBox(@Value("${zhanqiao.master-key}") String masterKeys, SecureRandom random) {
        return SecretBox.of(masterKeys, random);
    }

    @Bean
    Identity identity(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            PasswordEncoder passwords,
            SecretBox box,
            InstantSource clock,
            SecureRandom random) {
        var keys = new SystemKeys(jdbc, box, random);
        return new Identity(
                new Agencies(jdbc),
                new People(jdbc, box, UUID::randomUUID),
                new CallingSystems(jdbc),
                keys,
                new ConsoleKeys(jdbc, keys, box),
                new Sm4Keys(jdbc, box, random),
                new TransactionTemplate(transactions),
                events,
                passwords,
                clock,
                random);
    }
}
