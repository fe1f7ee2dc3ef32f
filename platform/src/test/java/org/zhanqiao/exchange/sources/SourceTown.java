package org.zhanqiao.exchange.sources;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// Agencies with officers, a system administrator, and a server with a database that wants a password.
final class SourceTown implements DisposableBean {

    static final String PASSWORD = "correct horse battery";

    /// Of the databases' accounts; it must never be seen anywhere.
    static final String SECRET = "s3cret-of-the-source";

    private static final AtomicInteger COUNT = new AtomicInteger();

    final Person admin;
    private final Identity identity;
    private final Server server;

    SourceTown(Identity identity) {
        this.identity = identity;
        admin = person("sources.admin", null, Role.SYSTEM_ADMIN);
        try {
            server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Person person(String login, @Nullable String agency, Role role) {
        return identity.registerPerson(new NewPerson(login, "人员" + login, agency, Roles.of(role), PASSWORD, null))
                .orThrow();
    }

    Agency agency() {
        int number = COUNT.incrementAndGet();
        return EntryTexts.agency(identity, "K061%04d".formatted(number), "sources-" + number, "渔政局" + number);
    }

    Person officer(Agency agency) {
        return person("sources.officer-" + agency.id(), agency.code(), Role.DATA_OFFICER);
    }

    /// Makes a database.
    ///
    /// @return its address
    String database(String name) throws SQLException {
        var memory = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(memory, "reader", SECRET);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema sea;
                    create table sea.owner (citizen_no varchar(18) primary key, name varchar(40));
                    insert into sea.owner values ('370202199003074514', '张伟')
                    """);
        }
        return address(name);
    }

    /// Where a database is, whether there is one or not.
    String address(String name) {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name + ";DATABASE_TO_LOWER=TRUE";
    }

    @Override
    public void destroy() {
        server.stop();
    }
}
