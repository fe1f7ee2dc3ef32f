package org.zhanqiao.identity.signin;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.IdentityProperties;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.identity.tokens.AccessTokens;

/// Puts the doors together.
@Configuration(proxyBeanMethods = false)
class SignInBeans implements WebMvcConfigurer {

    private final OperatorKey operator;

    SignInBeans(@Value("${zhanqiao.operator-key:}") String operatorKey) {
        this.operator = new OperatorKey(operatorKey);
    }

    @Bean
    OperatorKey operatorKey() {
        return operator;
    }

    @Bean
    PasswordHashing passwordHashing(IdentityProperties properties) {
        return new PasswordHashing(properties);
    }

    @Bean
    Accounts accounts(JdbcClient jdbc, Identity identity, IdentityProperties properties) {
        return new Accounts(jdbc, identity, properties);
    }

    @Bean
    SessionKeys sessionKeys(@Value("${zhanqiao.session-key}") String key) {
        return SessionKeys.of(key);
    }

    @Bean
    Sessions sessions(
            SessionKeys keys,
            Accounts accounts,
            InstantSource clock,
            SecureRandom random,
            IdentityProperties properties) {
        return new Sessions(keys, accounts, clock, random, properties);
    }

    @Bean
    Cookies cookies(IdentityProperties properties) {
        return new Cookies(properties.secureCookies());
    }

    @Bean
    AttemptLimits attemptLimits(JdbcClient jdbc, SecretBox box, InstantSource clock, IdentityProperties properties) {
        return new AttemptLimits(jdbc, box, clock, properties);
    }

    @Bean
    PasswordDoor passwordDoor(
            Accounts accounts,
            AccessTokens tokens,
            TransactionOperations transactions,
            PasswordHashing passwords,
            AttemptLimits limits,
            Sessions sessions,
            InstantSource clock) {
        return new PasswordDoor(accounts, tokens, transactions, passwords, limits, sessions, clock);
    }

    @Bean
    OidcDoor oidcDoor(
            ObjectProvider<InMemoryClientRegistrationRepository> registrations,
            Identity identity,
            Sessions sessions,
            Accounts accounts,
            Cookies cookies,
            InstantSource clock,
            SecretBox box,
            IdentityProperties properties) {
        var known = new ArrayList<ClientRegistration>();
        registrations.ifAvailable(all -> all.forEach(known::add));
        return new OidcDoor(known, identity, sessions, accounts, cookies, clock, box, properties.oidcLoginClaim());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new EndpointGuard(operator));
    }
}
