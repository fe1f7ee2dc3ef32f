package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Zhanqiao;
import org.zhanqiao.cli.CommandLineDoor;

/// From a file to a call: `publish`, a signed grant, and a row with a receipt through an exchange node.
@PlatformTest
@Import(ExchangeTown.class)
@TestPropertySource(properties = "zhanqiao.operator-key=key-of-this-test")
class A22_PublishedFileTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    @TempDir
    Path dir;

    @Test
    void a01_the_communities_of_qingdao_are_published_granted_and_called() throws IOException {
        publish();
        var key = town.key();
        town.grant(key, "town-register.villages", deal -> {
            deal.keys = List.of(List.of("code"));
            deal.fields = ExchangeTown.Deal.fields("name=none", "areacode=none");
        });
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key)
                    .query(
                            node,
                            "town-register.villages",
                            "{\"keys\":[{\"code\":\"370202001001\"},{\"code\":\"999999999999\"}]}");

            assertThat(reply.text()).contains("\"data\":{\"name\":\"云霄路社区\",\"areacode\":\"370202\"}");
            assertThat(reply.json().path("rows").size()).isEqualTo(1);
            assertThat(reply.json().path("missing").toString()).isEqualTo("[1]");
            assertThat(reply.receiptHolds(node)).isTrue();
        }
        theReaderReadsNothingElse();
    }

    private void publish() throws IOException {
        Files.createDirectories(dir.resolve("keys"));
        Files.writeString(dir.resolve("keys/operator.key"), "key-of-this-test\n");
        var file = dir.resolve("villages.csv");
        try (var villages = getClass().getResourceAsStream("/org/zhanqiao/samplecity/villages.csv")) {
            Files.write(file, Objects.requireNonNull(villages).readAllBytes());
        }
        int code = CommandLineDoor.open(Zhanqiao.class, new String[] {
            "publish",
            file.toString(),
            "--agency",
            "town-register",
            "--name",
            "社区名录",
            "--key",
            "code",
            "--level",
            "1",
            "--platform",
            "http://localhost:" + port,
            "--data-dir",
            dir.toString()
        });
        assertThat(code).isZero();
    }

    /// The test's PostgreSQL trusts every local user, so the role of the nodes can be taken without its password.
    private void theReaderReadsNothingElse() {
        var source = new PGSimpleDataSource();
        source.setUrl(environment.getRequiredProperty("spring.datasource.url").replaceFirst("\\?.*", ""));
        source.setUser(jdbc.sql("select 'zhanqiao_hosting_' || current_database()")
                .query(String.class)
                .single());
        var reader = JdbcClient.create(source);
        var hosted = town.exchange.getService("town-register.villages").relation();
        assertThat(reader.sql("select count(*) from " + hosted)
                        .query(Long.class)
                        .single())
                .isEqualTo(2_120);
        var others = jdbc.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query((row, n) -> row.getString(1)).list();
        assertThat(others).contains("hosting.hosted_table", "exchange.plan", "audit.entry");
        for (var other : others) {
            if (!isHosted(other)) {
                assertThatThrownBy(() -> reader.sql("select 1 from " + other)
                                .query(Integer.class)
                                .list())
                        .as(other)
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    private static boolean isHosted(String table) {
        return table.matches("hosting\\.t\\d+");
    }
}
