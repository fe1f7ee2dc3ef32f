package org.zhanqiao.exchange.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.SignInAs;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the pages do, by programs.
@PlatformTest
@Import(SourceTown.class)
class A02_SourceApiTest {

    private static final String SOURCES = "/api/v1/sources";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private SourceTown town;

    private record Answer(int status, JsonNode json) {

        String type() {
            return json.path("type").asString("").replaceFirst(".*:", "");
        }
    }

    private Answer ask(RequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain(SourceTown.SECRET, "org.zhanqiao", "org.h2");
        return new Answer(response.getStatus(), JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body));
    }

    private Answer read(String path, Person who) throws Exception {
        return ask(get(path).with(SignInAs.person(who)));
    }

    private Answer send(HttpMethod method, String path, String body, Person who) throws Exception {
        return ask(request(method, path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SignInAs.person(who))
                .with(csrf()));
    }

    private Answer post(String path, String body) throws Exception {
        return send(HttpMethod.POST, path, body, town.admin);
    }

    private String draft(Agency agency, String id, String secret) {
        return """
                {"id": "%s", "agency": "%s", "title": "渔船业务库", "kind": "JDBC", "url": "%s", "username": "reader",
                 "secret": "%s"}
                """.formatted(id, agency.code(), town.address(id), secret);
    }

    @Test
    void a01_registered_read_changed_tested_switched_and_removed() throws Exception {
        var agency = town.agency();
        var id = "sea-api";
        var _ = town.database(id);
        var tested = post("/api/v1/source-tests", draft(agency, id, SourceTown.SECRET));
        assertThat(tested.json().path("reached").booleanValue())
                .as(tested.toString())
                .isTrue();
        assertThat(tested.json().path("tables").asInt()).isEqualTo(1);
        var registered = post(SOURCES, draft(agency, id, SourceTown.SECRET));
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().path("version").asInt()).isEqualTo(1);
        assertThat(registered.json().path("encrypted").booleanValue()).isFalse();
        assertThat(registered.json().path("lastTest").path("reached").booleanValue())
                .isTrue();

        var path = SOURCES + "/" + id;
        var changed = send(HttpMethod.PUT, path, "{\"title\": \"渔船库\", \"version\": 1}", town.admin);
        assertThat(changed.json().path("title").asString()).isEqualTo("渔船库");
        var late = send(HttpMethod.PUT, path, "{\"title\": \"渔船库\", \"version\": 1}", town.admin);
        assertThat(late.status() + " " + late.type() + " " + late.json().path("version"))
                .isEqualTo("409 source-conflict 2");
        assertThat(post(path + "/off", "{\"version\": 2}").type()).isEqualTo("source-unfit");
        assertThat(post(path + "/off", "{\"version\": 2, \"because\": \"检修\"}")
                        .json()
                        .path("on")
                        .booleanValue())
                .isFalse();
        assertThat(post(path + "/on", "{\"version\": 3}").json().path("on").booleanValue())
                .isTrue();
        assertThat(post(path + "/test", "").json().path("reached").booleanValue())
                .isTrue();

        var officer = town.officer(agency);
        var seen = read(path, officer).json();
        assertThat(seen.path("url").asString()).contains("127.0.0.1");
        assertThat(seen.has("username")).isFalse();
        assertThat(seen.path("acts")
                        .valueStream()
                        .map(act -> act.path("act").asString())
                        .toList())
                .containsExactly("SWITCHED_ON", "SWITCHED_OFF", "CHANGED", "REGISTERED");
        assertThat(read(SOURCES + "?on=true", officer).json().path("total").asInt())
                .isEqualTo(1);
        var stranger = town.officer(town.agency());
        assertThat(read(path, stranger).status()).isEqualTo(404);
        assertThat(read(SOURCES, stranger).json().path("total").asInt()).isZero();
        assertThat(send(HttpMethod.POST, path + "/off", "{\"version\": 4, \"because\": \"x\"}", officer)
                        .status())
                .isEqualTo(403);

        assertThat(post(path + "/remove", "{\"version\": 4, \"because\": \"并入新库\"}")
                        .status())
                .isEqualTo(200);
        assertThat(read(path, town.admin).status()).isEqualTo(404);
    }

    @Test
    void a02_what_is_wrong_is_named_by_member_and_nothing_is_kept() throws Exception {
        var agency = town.agency();
        var _ = town.database("sea-wrong");
        var unreached = post(SOURCES, draft(agency, "sea-wrong", "not-it"));
        assertThat(unreached.status() + " " + unreached.type()).isEqualTo("422 source-unreached");
        assertThat(unreached.json().path("errors").path(0).path("rule").asString())
                .isEqualTo("CREDENTIALS");
        var unfit = post(
                SOURCES,
                draft(agency, "sea-wrong", "x").replace(";DATABASE_TO_LOWER=TRUE", ";INIT=RUNSCRIPT FROM 'x.sql'"));
        assertThat(unfit.status() + " " + unfit.type()).isEqualTo("422 source-unfit");
        assertThat(unfit.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("member").asString() + " "
                                + error.path("rule").asString())
                        .toList())
                .containsExactly("url parameter");
        assertThat(read(SOURCES + "/sea-wrong", town.admin).status()).isEqualTo(404);
        for (var body : List.of("{", "[]", "\"x\"", "{\"kind\": \"FTP\"}", "{}")) {
            assertThat(post(SOURCES, body).status()).as(body).isIn(400, 422);
        }
        assertThat(read(SOURCES + "?kind=FTP", town.admin).type()).isEqualTo("parameter");
    }
}
