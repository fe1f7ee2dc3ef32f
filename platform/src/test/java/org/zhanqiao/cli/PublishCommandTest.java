package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.LevelDecisions;
import org.zhanqiao.catalog.LevelRaise;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.Kind;

/// `publish FILE.csv`: a file becomes a table, a dataset and a service, or nothing at all.
@PlatformTest
@TestPropertySource(properties = "zhanqiao.operator-key=key-of-this-test")
class PublishCommandTest {

    @TempDir
    Path dir;

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Exchange exchange;

    @Autowired
    private Entries entries;

    @Autowired
    private ValueLooks looks;

    @Autowired
    private LevelDecisions decisions;

    @Autowired
    private Offerings offerings;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aRunningPlatform() throws IOException {
        if (identity.findAgencyById("bringer").isEmpty()) {
            identity.registerAgency(new Agency("91370200163562681G", "bringer", "市来文局", "来文局", "370200"))
                    .orThrow();
        }
        Files.createDirectories(dir.resolve("keys"));
        Files.writeString(dir.resolve("keys/operator.key"), "key-of-this-test\n");
        RunningPlatform.writeDown(dir, URI.create("http://localhost:" + port));
    }

    @Test
    void a01_a_file_becomes_a_table_a_dataset_and_a_service() throws IOException {
        var file = csv("villages.csv", "code,名称,人数\n370202001001,云霄路社区,12\n370202001004,江西路社区,\n");
        assertThat(publish(file, "code")).isEqualTo("0 ");

        var service = exchange.getService("bringer.villages");
        assertThat(service.rowKey()).containsExactly("code");
        assertThat(catalog.getDataset(service.dataset()).items().stream()
                        .map(item -> item.name() + " " + item.type() + " " + item.level()))
                .containsExactly("code TEXT L3", "名称 TEXT L3", "人数 NUMBER L3");
        assertThat(jdbc.sql("select \"名称\" from " + service.relation() + " where \"人数\" = 12")
                        .query(String.class)
                        .single())
                .isEqualTo("云霄路社区");
    }

    @Test
    void a09_its_entry_is_a_draft_that_keeps_what_its_values_look_like_until_the_bureau_has_reviewed_it()
            throws IOException {
        var file = csv("drafted.csv", "c1,c2\n1,13800138000\n2,13900139000\n3,13700137000\n");
        assertThat(run(file.toString(), "--agency", "bringer", "--name", "来文草稿", "--key", "c1", "--level", "1"))
                .isEqualTo("0 ");
        var code = exchange.getService("bringer.drafted").dataset();
        assertThat(code).as("a code of the national structure").matches("308\\d{3}/\\d{5}");
        var entry = entries.getEntry(code);
        assertThat(entry.state()).isEqualTo(EntryState.DRAFT);
        assertThat(entry.version()).isZero();
        assertThat(offerings.findOffering("bringer.drafted").orElseThrow().reviewed())
                .as("nobody can ask for it")
                .isFalse();
        var look = looks.find(code).orElseThrow().find("c2").orElseThrow();
        assertThat(look.suggestion().sure()).first().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.MOBILE);
            assertThat(found.matched()).isEqualTo(3);
        });
        assertThat(jdbc.sql("select items::text from catalog.value_look where entry = :code")
                        .param("code", code)
                        .query(String.class)
                        .single())
                .doesNotContain("13800138000");

        assertThat(decisions.raise(code, "c2", Level.L3, "officer", "手机号")).isInstanceOf(LevelRaise.Raised.class);
        assertThat(catalog.getDataset(code).findItem("c2").orElseThrow().level())
                .as("as served")
                .isEqualTo(Level.L3);
        assertThat(entries.getEntry(code).items().get(1).level())
                .as("as drafted")
                .isEqualTo(Level.L3);
        assertThat(entries.getEntry(code).version()).isZero();
    }

    @Test
    void a02_the_reader_may_read_what_is_hosted_and_nothing_else() throws IOException {
        assertThat(publish(csv("open.csv", "k,v\n1,2\n"), "k")).isEqualTo("0 ");
        var relation = exchange.getService("bringer.open").relation();
        assertThat(privilege("has_table_privilege", relation, "select")).isTrue();
        assertThat(privilege("has_table_privilege", relation, "insert, update, delete, truncate"))
                .isFalse();
        assertThat(privilege("has_table_privilege", "hosting.hosted_table", "select"))
                .isFalse();
        for (var schema : jdbc.sql("select nspname from pg_namespace where nspname !~ '^pg_' "
                        + "and nspname not in ('hosting', 'public', 'information_schema')")
                .query((row, n) -> row.getString(1))
                .list()) {
            assertThat(privilege("has_schema_privilege", schema, "usage"))
                    .as(schema)
                    .isFalse();
        }
    }

    @Test
    void a03_a_second_file_of_the_same_name_is_refused() throws IOException {
        var file = csv("twice.csv", "k,v\n1,2\n");
        assertThat(publish(file, "k")).isEqualTo("0 ");
        assertThat(publish(file, "k")).startsWith("1 ").contains("bringer.twice exists already");
    }

    @Test
    void a04_a_key_that_stands_twice_is_named_by_its_lines_and_nothing_is_left() throws IOException {
        var file = csv("duplicates.csv", "k,v\n1,2\n3,4\n1,5\n");
        var tables = tables();
        var drafts = drafts();
        assertThat(publish(file, "k"))
                .startsWith("1 ")
                .contains("主键 k 重复：第 2、4 行。")
                .contains("lines 2, 4.")
                .contains("--key row_number");
        assertThat(exchange.findService("bringer.duplicates")).isEmpty();
        assertThat(drafts()).as("no entry either").isEqualTo(drafts);
        assertThat(tables()).isEqualTo(tables);
        assertThat(publish(file, "k,v")).as("both columns together are a key").isEqualTo("0 ");
    }

    @Test
    void a05_wrong_usage_and_an_unknown_agency() throws IOException {
        var file = csv("other.csv", "k,v\n1,2\n");
        assertThat(run(file.toString(), "--agency", "nobody", "--name", "x", "--key", "k"))
                .startsWith("2 ")
                .contains("There is no agency nobody");
        assertThat(run(dir.resolve("none.csv").toString(), "--agency", "bringer", "--name", "x", "--key", "k"))
                .startsWith("2 ")
                .contains("cannot be read");
        assertThat(run(file.toString(), "--agency", "bringer", "--name", "x", "--key", "k", "--level", "5"))
                .startsWith("2 ")
                .contains("a protection level is 1 to 4");
        assertThat(run(file.toString(), "--agency", "bringer", "--name", "x", "--key", "k", "--code", "A B"))
                .startsWith("2 ")
                .contains("a code is up to 40 small letters");
        assertThat(run(file.toString(), "--agency", "bringer", "--name", "x", "--key", "k", "--encoding", "latin-99"))
                .startsWith("2 ")
                .contains("There is no encoding latin-99");
    }

    @Test
    void a06_a_platform_that_does_not_run() throws IOException {
        var file = csv("other.csv", "k,v\n1,2\n");
        RunningPlatform.writeDown(dir, URI.create("http://localhost:1"));
        assertThat(publish(file, "k")).startsWith("4 ").contains("not running");
        Files.delete(dir.resolve("keys/operator.key"));
        assertThat(publish(file, "k")).startsWith("2 ").contains("No platform was found");
    }

    @Test
    void a07_the_endpoint_is_closed_without_the_operators_key() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var header : new String[] {"Bearer wrong", "Bearer ", "Basic key-of-this-test"}) {
                var request = HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/operator/hosting/tables"))
                        .header("Authorization", header)
                        .POST(HttpRequest.BodyPublishers.ofString("{}\n"))
                        .build();
                assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .as(header)
                        .isEqualTo(403);
            }
            var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/agencies"))
                    .header("Authorization", "Bearer key-of-this-test")
                    .build();
            assertThat(http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .as("the key opens the operator's endpoints and no page")
                    .isNotEqualTo(200);
        }
    }

    @Test
    void a08_rows_that_stand_twice_are_published_by_their_number() throws IOException {
        var file = csv("census.csv", "39, Private\n50, State-gov\n39, Private\n");
        assertThat(run(file.toString(), "--agency", "bringer", "--name", "普查", "--no-header", "--key", "row_number"))
                .isEqualTo("0 ");
        var service = exchange.getService("bringer.census");
        assertThat(service.rowKey()).containsExactly("row_number");
        assertThat(jdbc.sql("select row_number || ' ' || column_1 from " + service.relation() + " order by row_number")
                        .query(String.class)
                        .list())
                .containsExactly("1 39", "2 50", "3 39");
    }

    private boolean privilege(String function, String object, String privilege) {
        return jdbc.sql("select " + function + "('zhanqiao_hosting_' || current_database(), :object, :privilege)")
                .param("object", object)
                .param("privilege", privilege)
                .query(Boolean.class)
                .single();
    }

    private long tables() {
        return jdbc.sql("select count(*) from pg_tables where schemaname = 'hosting'")
                .query(Long.class)
                .single();
    }

    private long drafts() {
        return jdbc.sql("select count(*) from catalog.entry where agency = '91370200163562681G'")
                .query(Long.class)
                .single();
    }

    private Path csv(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private String publish(Path file, String key) {
        return run(file.toString(), "--agency", "bringer", "--name", "来文", "--key", key);
    }

    /// Exit code and what was said on the error stream.
    private String run(String... arguments) {
        return CommandLineRun.of(new PublishCommand(), dir, arguments);
    }
}
