package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A07_UtilityServiceTest {

    private static final City CITY = City.filled();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String KEY = "the agreed key";

    private static UtilityService service;

    @BeforeAll
    static void start() throws IOException {
        service = UtilityService.start(Agencies.WATER, CITY.target(), KEY, 0);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void accounts_of_a_resident_are_answered_as_the_company_has_them() throws Exception {
        String id = CITY.rows("select id_number from water.account order by 1 limit 1")
                .getFirst();

        HttpResponse<String> response = post("{\"ids\":[\"" + id + "\"]}", KEY);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        List<String> row =
                List.of(CITY.rows("select account_no, name, balance from water.account where id_number = '" + id + "'")
                        .getFirst()
                        .split("\\|", -1));
        assertThat(response.body())
                .startsWith("{\"accounts\":[{\"account_no\":\"" + row.get(0) + "\",\"id_number\":\"" + id + "\"")
                .contains("\"name\":\"" + row.get(1) + "\"", "\"balance\":" + row.get(2), "+08:00\"}]}");
    }

    @Test
    void a_resident_without_account_has_none() throws Exception {
        assertThat(post("{\"ids\":[\"11010519491231002X\"]}", KEY).body()).isEqualTo("{\"accounts\":[]}");
    }

    @Test
    void five_hundred_residents_are_answered_and_one_more_is_not() throws Exception {
        List<String> ids = CITY.rows("select distinct on (id_number) id_number from water.account limit 500");

        assertThat(post(ids(ids), KEY).body().split("account_no", -1)).hasSizeGreaterThan(500);
        HttpResponse<String> refused =
                post(ids(Stream.concat(ids.stream(), Stream.of("X")).toList()), KEY);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("at most 500");
    }

    @Test
    void another_key_or_none_is_refused() throws Exception {
        HttpRequest without = HttpRequest.newBuilder(service.address().resolve("/accounts"))
                .POST(BodyPublishers.ofString("{\"ids\":[\"1\"]}"))
                .build();

        assertThat(post("{\"ids\":[\"1\"]}", "another").statusCode()).isEqualTo(401);
        assertThat(CLIENT.send(without, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; must be a JSON object",
                "not json; well-formed",
                "[]; must be a JSON object",
                "{}; the member ids",
                "{\"id\":[\"1\"]}; the member ids",
                "{\"ids\":\"1\"}; must be an array",
                "{\"ids\":[1]}; must be a string",
                "{\"ids\":[null]}; must be a string",
                "{\"ids\":[]}; must not be empty",
                "{\"ids\":[\"1\"],\"more\":1}; no other",
                "{\"ids\":[\"1\"]} {}; may follow",
                "{\"ids\":[\"1\"]; well-formed",
                "{\"ids\":[\"\\u0000\"]}; letters or digits",
                "{\"ids\":[\"1' or '1'='1\"]}; letters or digits"
            })
    void a_wrong_body_is_told_what_was_expected(String body, String expected) throws Exception {
        HttpResponse<String> response = post(body, KEY);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(expected);
    }

    @Test
    void a_body_too_large_another_method_and_another_path_are_refused() throws Exception {
        assertThat(post("{\"ids\":[\"" + "1".repeat(70_000) + "\"]}", KEY).statusCode())
                .isEqualTo(413);
        assertThat(CLIENT.send(
                                HttpRequest.newBuilder(service.address().resolve("/accounts"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
        assertThat(CLIENT.send(
                                HttpRequest.newBuilder(service.address().resolve("/other"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void many_callers_at_once_are_all_answered() throws Exception {
        String id = CITY.rows("select id_number from water.account limit 1").getFirst();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = Collections.nCopies(64, id).stream()
                    .map(each -> threads.submit(() -> post("{\"ids\":[\"" + each + "\"]}", KEY)))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_database_that_drops_its_connections_is_an_outage_and_then_answers_again() throws Exception {
        String body = "{\"ids\":[\"11010519491231002X\"]}";
        try (UtilityService energy = UtilityService.start(Agencies.ENERGY, CITY.target(), KEY, 0)) {
            assertThat(post(energy, body, KEY).statusCode()).isEqualTo(200);
            CITY.rows("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'agency_energy'");

            int status = post(energy, body, KEY).statusCode();
            while (status == 503) {
                status = post(energy, body, KEY).statusCode();
            }
            assertThat(status).isEqualTo(200);
        }
    }

    @Test
    void a_closed_service_answers_nobody() throws Exception {
        UtilityService energy = UtilityService.start(Agencies.ENERGY, CITY.target(), KEY, 0);
        energy.close();

        assertThat(catchThrowable(() -> post(energy, "{}", KEY))).isInstanceOf(ConnectException.class);
    }

    @Test
    void only_a_company_with_an_interface_of_its_own_can_be_started() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UtilityService.start(Agencies.POLICE, CITY.target(), KEY, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UtilityService.start(Agencies.WATER, CITY.target(), " ", 0));
    }

    private static String ids(List<String> ids) {
        return "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}";
    }

    private static HttpResponse<String> post(String body, String key) throws Exception {
        return post(service, body, key);
    }

    private static HttpResponse<String> post(UtilityService of, String body, String key) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(of.address().resolve("/accounts"))
                        .header("X-App-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
