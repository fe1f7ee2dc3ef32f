package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.TestKeys;
import org.zhanqiao.Zhanqiao;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// `publish` on a database whose user owns it but may not make roles: a sentence, and nothing is changed.
@SpringBootTest(
        classes = Zhanqiao.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "zhanqiao.operator-key=key-of-the-owner")
@ContextConfiguration(initializers = {PublishWithoutCreateRoleTest.AsOwner.class, TestKeys.ForContext.class})
class PublishWithoutCreateRoleTest {

    /// An empty database of a user that may do nothing but own it; the platform makes its tables as that user.
    static final class AsOwner implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.empty();
            database.jdbc()
                    .sql("create role plain_owner login nosuperuser nocreaterole nocreatedb")
                    .update();
            database.jdbc()
                    .sql("alter database " + database.name() + " owner to plain_owner")
                    .update();
            var properties = Map.<String, Object>of(
                    "spring.datasource.url",
                    database.url().replaceFirst("\\?.*", ""),
                    "spring.datasource.username",
                    "plain_owner");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("plain owner", properties));
        }
    }

    @TempDir
    Path dir;

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a01_a_sentence_names_the_user_and_nothing_is_left_of_a_small_or_a_large_file() throws IOException {
        identity.registerAgency(new Agency("91370200163562681G", "poor", "市少权局", "少权局", "370200"))
                .orThrow();
        Files.createDirectories(dir.resolve("keys"));
        Files.writeString(dir.resolve("keys/operator.key"), "key-of-the-owner\n");
        RunningPlatform.writeDown(dir, URI.create("http://localhost:" + port));
        var before = everything();
        for (int rows : new int[] {1, 200_000}) {
            var file = Files.writeString(
                    dir.resolve("rows.csv"),
                    IntStream.rangeClosed(1, rows)
                            .mapToObj(row -> row + ",云霄路社区" + row)
                            .collect(Collectors.joining("\n", "k,v\n", "\n")));
            var said = CommandLineRun.of(
                    new PublishCommand(), dir, file.toString(), "--agency", "poor", "--name", "n", "--key", "k");
            assertThat(said)
                    .startsWith("1 ")
                    .contains("数据库用户 plain_owner 不能建立角色")
                    .contains("alter role plain_owner createrole;");
            assertThat(everything()).isEqualTo(before);
        }
    }

    /// What publishing would add to.
    private List<String> everything() {
        return jdbc.sql("""
                        select 'table ' || schemaname || '.' || tablename from pg_tables where schemaname = 'hosting'
                        union all select 'role ' || rolname from pg_roles
                        union all select 'hosted ' || service from hosting.hosted_table
                        union all select 'next ' || last_value || ' ' || is_called
                            from hosting.hosted_table_id_seq
                        order by 1
                        """).query((row, n) -> row.getString(1)).list();
    }
}
