package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.ExchangeUnreachable;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.evidence.VerifierKey;

/// A node with a certificate speaks TLS on its port, and nothing else.
@PlatformTest
@Import(ExchangeTown.class)
class A06_TlsTest {

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_a_call_over_tls_is_served_to_who_trusts_the_certificate_and_to_nobody_else() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        var file = TestCertificate.make(dir);
        try (var node = ExchangeNode.start(withCertificate(town.options("node-tls", dir), file));
                var client = ZhanqiaoClient.at(node.address(), key)
                        .trusting(VerifierKey.parse(node.logVerifierKey()))
                        .tls(trusting(file))
                        .build();
                var stranger = ZhanqiaoClient.at(node.address(), key).build()) {
            assertThat(node.address().getScheme()).isEqualTo("https");
            assertThat(client.query(service).key("id_number", ZHANG).send())
                    .isInstanceOfSatisfying(
                            Answer.Served.class,
                            served ->
                                    assertThat(((Rows) served.content()).rows()).hasSize(1));
            assertThatExceptionOfType(ExchangeUnreachable.class)
                    .isThrownBy(() ->
                            stranger.query(service).key("id_number", ZHANG).send())
                    .satisfies(e -> assertThat(e.stage()).isEqualTo(ExchangeUnreachable.Stage.NOT_TRUSTED));
            assertThat(answersPlainHttp(node.port())).isFalse();
        }
    }

    private static boolean answersPlainHttp(int port) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static SSLContext trusting(Path file) throws Exception {
        var all = KeyStore.getInstance(file.toFile(), TestCertificate.PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("node", all.getCertificate(all.aliases().nextElement()));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static NodeOptions withCertificate(NodeOptions plain, Path file) {
        return new NodeOptions(
                plain.id(),
                plain.host(),
                plain.port(),
                plain.eventLoops(),
                plain.databaseUrl(),
                plain.databaseUser(),
                plain.databasePassword(),
                plain.dataDir(),
                plain.origin(),
                plain.box(),
                plain.clock(),
                plain.zone(),
                new NodeOptions.Certificate(file, TestCertificate.PASSWORD),
                plain.addresses());
    }
}
