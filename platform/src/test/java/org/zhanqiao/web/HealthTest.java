package org.zhanqiao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.PlatformTest;

@PlatformTest
class HealthTest {

    @LocalServerPort
    private int port;

    @Test
    void a_node_whose_database_answers_is_up() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @Test
    void a_node_that_has_not_started_whole_is_down(@Autowired DataSource database) {
        var warmed = new ArrayList<String>();
        var told = new ArrayList<Object>();
        var readiness = new Readiness(
                true,
                List.of(() -> warmed.add("search"), () -> {
                    throw new IllegalStateException("what cannot be warmed is the first reader's to find out");
                }),
                told::add);
        readiness.started();
        assertThat(told).isEmpty();
        var health = new Health(database, readiness);
        assertThat(health.health().getStatusCode().value()).isEqualTo(503);
        readiness.release();
        assertThat(warmed).containsExactly("search");
        assertThat(told).containsExactly(new PlatformReady());
        assertThat(health.health().getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void pages_that_start_alone_are_ready_as_soon_as_they_answer() {
        var told = new ArrayList<Object>();
        new Readiness(false, List.of(), told::add).started();
        assertThat(told).containsExactly(new PlatformReady());
    }

    @Test
    void a_node_without_its_database_is_down() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/nothing");
        var answer = new Health(nowhere, new Readiness(false, List.of(), _ -> {})).health();
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody()).containsExactly(Map.entry("status", "down"));
    }
}
