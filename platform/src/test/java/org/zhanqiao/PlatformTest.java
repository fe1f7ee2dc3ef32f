package org.zhanqiao;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/// A test against the whole control plane on a free port, with a database of its own and throw-away keys. Classes that
/// carry nothing else share one context, and so one database: each registers people and agencies of its own names.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = Zhanqiao.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "zhanqiao.identity.secure-cookies=false",
            "zhanqiao.identity.attempts-per-address=100000",
            // Of everybody who signs in, a fifth of all that the tests reckoned; PasswordHashingTest holds the real
            // ones.
            "zhanqiao.identity.argon2-memory=64",
            "zhanqiao.identity.argon2-iterations=1",
            "zhanqiao.exchange.local-sources=true",
            // Whoever tests it looks by themselves; no source is asked beside a test.
            "zhanqiao.exchange.freshness-first=1d"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {TestDatabase.ForContext.class, TestKeys.ForContext.class})
public @interface PlatformTest {}
