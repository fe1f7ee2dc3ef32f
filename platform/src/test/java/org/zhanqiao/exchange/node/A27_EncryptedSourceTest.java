package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.TrialOutcome;
import org.zhanqiao.exchange.TrialReading;

/// A PostgreSQL that wants a password and encryption, as an agency's does: tested and called as it is registered.
@PlatformTest
@Import(ExchangeTown.class)
class A27_EncryptedSourceTest {

    private static final String PASSWORD = "reads-and-no-more";

    @TempDir
    static Path home;

    private static EmbeddedPostgres server;

    @Autowired
    ExchangeTown town;

    @Autowired
    Sources sources;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() throws Exception {
        var store = KeyStore.getInstance(TestCertificate.make(home).toFile(), TestCertificate.PASSWORD.toCharArray());
        var alias = store.aliases().nextElement();
        var key = home.resolve("server.key");
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        store.getKey(alias, TestCertificate.PASSWORD.toCharArray())
                                .getEncoded()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var certificate = home.resolve("server.crt");
        Files.writeString(
                certificate, pem("CERTIFICATE", store.getCertificate(alias).getEncoded()));
        var admitted = home.resolve("pg_hba.conf");
        Files.writeString(admitted, """
                host postgres postgres all trust
                hostssl postgres reader all scram-sha-256
                """);
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_key_file", key.toString())
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("hba_file", admitted.toString())
                .start();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("""
                create schema registry;
                create table registry.person (id_number text primary key, name text, updated_at timestamptz);
                insert into registry.person values ('370202199003074514', '张伟', '2026-03-01T08:00:00+08:00');
                create table registry.hidden (secret text);
                create role reader login password '%s';
                grant usage on schema registry to reader;
                grant select on registry.person to reader;
                """.formatted(PASSWORD))
                .update();
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static SourceDraft draft(String id, String parameters, String password) {
        return new SourceDraft(
                id,
                ExchangeTown.PROVIDER,
                "加密库",
                SourceKind.POSTGRESQL,
                "postgresql://localhost:" + server.getPort() + "/postgres" + parameters,
                "reader",
                password);
    }

    private String tried(String parameters, String password) {
        return switch (sources.tryDraft(draft("town-tried", parameters, password))) {
            case TrialReading.Tried(TrialOutcome.Reached(var _, int tables)) -> "reached " + tables;
            case TrialReading.Tried(TrialOutcome.Failed(var fault, var _)) -> fault.name();
            case TrialReading.Unfit(var flaws) -> flaws.toString();
        };
    }

    @Test
    void a01_what_is_wrong_is_told_apart() {
        assertThat(tried("?sslmode=require", PASSWORD)).isEqualTo("reached 1");
        assertThat(tried("?sslmode=require", "wrong")).isEqualTo("CREDENTIALS");
        assertThat(tried("", PASSWORD)).as("it wants encryption").isEqualTo("NOT_ADMITTED");
        assertThat(tried("?sslmode=verify-full", PASSWORD))
                .as("signed by itself")
                .isEqualTo("TLS");
    }

    @Test
    void a02_a_node_connects_as_the_address_says() {
        register("town-encrypted", "?sslmode=require", false);
        register("town-verified", "?sslmode=verify-full", true);
        var key = town.key();
        var caller = new TestCaller(key);
        var encrypted = granted(key, "town-encrypted");
        var verified = granted(key, "town-verified");
        try (var node = town.node(dir)) {
            var reply = caller.query(node, encrypted, keys(ZHANG));
            assertThat(reply.text()).as(reply.ending()).contains("张伟");
            assertThat(caller.query(node, verified, keys(ZHANG)).ending()).isEqualTo("source-down");
        }
    }

    private void register(String id, String parameters, boolean untested) {
        assertThat(sources.register(draft(id, parameters, PASSWORD), untested, "town.admin"))
                .isInstanceOf(SourceOutcome.Done.class);
    }

    private String granted(SigningKey key, String source) {
        var service = town.service(source, "registry.person", Duration.ofSeconds(2), 10, List.of("id_number"));
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        return service;
    }
}
