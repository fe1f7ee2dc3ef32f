package org.zhanqiao.hosting;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.tabular.UnfitFile;

/// The database role by which exchange nodes read hosted tables: it may read what it was shown in this schema, and
/// nothing else. Its password is drawn anew at every start of a control plane and is kept only sealed.
@Component
class HostingReader {

    static final String SOURCE = "hosting";

    private static final Logger LOG = LoggerFactory.getLogger(HostingReader.class);
    private static final int PASSWORD_BYTES = 24;

    private final JdbcClient jdbc;
    private final Exchange exchange;
    private final SecureRandom random;
    private final String url;

    HostingReader(
            JdbcClient jdbc,
            Exchange exchange,
            SecureRandom random,
            @Value("${spring.datasource.url}") String jdbcUrl) {
        this.jdbc = jdbc;
        this.exchange = exchange;
        this.random = random;
        this.url = jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }

    /// The database may have moved since the last start. A platform whose database user may no longer change roles
    /// starts all the same: nodes then read hosted tables with the password they were given last.
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void moved() {
        if (exists()) {
            if (mayMakeRoles()) {
                register();
            } else {
                LOG.warn(
                        "the database user lacks createrole: nothing can be published, and the password of {} stays",
                        role());
            }
        }
    }

    /// Asked before anything is changed.
    ///
    /// @throws UnfitFile when the platform's database user may not make roles
    void requireRoles() {
        if (!mayMakeRoles()) {
            var user = jdbc.sql("select quote_ident(current_user)")
                    .query(String.class)
                    .single();
            throw new UnfitFile(
                    "平台的数据库用户 " + user + " 不能建立角色，因此不能发布文件；请由数据库管理员执行 alter role " + user + " createrole; 后重试。",
                    "The platform's database user " + user
                            + " may not make roles, so no file can be published; have the"
                            + " database's administrator run: alter role " + user + " createrole; Then try again.");
        }
    }

    /// Makes the role when it is not there yet.
    void ready() {
        if (!exists()) {
            jdbc.sql("create role " + role() + " login nosuperuser nocreatedb nocreaterole noinherit")
                    .update();
            jdbc.sql("grant usage on schema hosting to " + role()).update();
            register();
        }
    }

    /// The role's name, quoted for SQL. Roles belong to the server, not to one database, so it carries the name of this
    /// one.
    String role() {
        return jdbc.sql("select quote_ident('zhanqiao_hosting_' || current_database())")
                .query(String.class)
                .single();
    }

    private boolean exists() {
        return jdbc.sql("select exists (select from pg_roles where quote_ident(rolname) = :role)")
                .param("role", role())
                .query(Boolean.class)
                .single();
    }

    private boolean mayMakeRoles() {
        return jdbc.sql("select rolsuper or rolcreaterole from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
    }

    private void register() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        jdbc.sql("alter role " + role() + " password '" + password + "'").update();
        var name = role().replaceAll("^\"|\"$", "").replace("\"\"", "\"");
        exchange.registerSource(
                new SourceDefinition(SOURCE, SourceKind.POSTGRESQL, url, name, password), "", "平台代存的数据表");
    }
}
