package org.zhanqiao.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;

/// What happens when more come at once than a process works on.
@PlatformTest
class CrowdTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CrowdProperties properties;

    @Test
    void who_comes_beyond_is_told_to_try_again_until_others_have_left() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (var visitor = new Visitor(port)) {
            for (int i = 0; i < properties.mostAtOnce(); i++) {
                slow.add(somebodySlow());
            }
            await().untilAsserted(() -> {
                var page = visitor.get("/sign-in");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.headers().firstValue("retry-after")).contains("5");
                assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=UTF-8");
                assertThat(page.body())
                        .contains("现在来的人太多，系统一时忙不过来")
                        .contains("之前保存过的都还在")
                        .contains("Wait a few seconds and reload this page");
            });
            var program = visitor.get("/api/v1/datasets");
            assertThat(program.statusCode()).isEqualTo(503);
            assertThat(program.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(program.body()).contains("urn:zhanqiao:problem:crowded");
            assertThat(visitor.get("/health").statusCode()).isEqualTo(200);

            for (var each : slow) {
                each.close();
            }
            await().untilAsserted(() ->
                    assertThat(visitor.get("/sign-in").statusCode()).isEqualTo(200));
        } finally {
            for (var each : slow) {
                each.close();
            }
        }
    }

    @Test
    void the_bound_is_documented_and_checked() {
        assertThat(bind(Map.of())).isEqualTo(new CrowdProperties(1000));
        assertThatThrownBy(() -> bind(Map.of("zhanqiao.web.most-at-once", "0")))
                .rootCause()
                .hasMessage("zhanqiao.web.most-at-once: out of range");
    }

    /// Announces a form and never sends it.
    private Socket somebodySlow() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("""
                        POST /sign-in HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/x-www-form-urlencoded\r
                        Content-Length: 100\r
                        \r
                        """.getBytes(US_ASCII));
        return socket;
    }

    private static CrowdProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("zhanqiao.web", CrowdProperties.class);
    }
}
