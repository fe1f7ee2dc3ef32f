package org.zhanqiao.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.TownPrograms;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.IssuedToken;
import org.zhanqiao.identity.tokens.TokenHolders;

/// What a calling system reads of requests by a token of its own: what its agency is a side of, and nothing else.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A04_SystemTokenTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);
    private static final String LIST = "/api/v1/requests";

    @LocalServerPort
    private int port;

    @Autowired
    private RequestTown town;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Identity identity;

    @Autowired
    private AccessTokens tokens;

    private TownPrograms programs;

    @BeforeEach
    void begin() {
        clock.setDay("2026-04-24");
        programs = new TownPrograms("request-token", port, identity, tokens);
    }

    private HttpResponse<String> get(IssuedToken token, String path) throws Exception {
        return TokenHolders.send(port, "GET", path, "Bearer " + token.text());
    }

    private boolean lists(String agency, String query, AccessRequest request) throws Exception {
        var answer = programs.get(agency, LIST + "?q=" + request.id() + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().contains("\"id\":\"" + request.id() + "\"");
    }

    @Test
    void a01_it_reads_what_its_agency_asks_and_is_asked() throws Exception {
        var submitted = town.submitted(UNTIL);
        var drafted = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        assertThat(programs.get(RequestTown.CONSUMER, LIST + "/" + submitted.id())
                        .body())
                .contains("\"SUBMITTED\"", "\"clocks\"");
        assertThat(programs.get(RequestTown.CONSUMER, LIST + "/" + drafted.id()).statusCode())
                .isEqualTo(200);
        assertThat(lists(RequestTown.CONSUMER, "", submitted)).isTrue();
        assertThat(lists(RequestTown.CONSUMER, "&desk=INCOMING", submitted)).isFalse();
        assertThat(programs.get(RequestTown.PROVIDER, LIST + "/" + submitted.id())
                        .statusCode())
                .isEqualTo(200);
        assertThat(lists(RequestTown.PROVIDER, "&desk=INCOMING", submitted)).isTrue();
        // What has not left the asking agency does not exist for the other.
        assertThat(programs.get(RequestTown.PROVIDER, LIST + "/" + drafted.id()).statusCode())
                .isEqualTo(404);
        assertThat(lists(RequestTown.PROVIDER, "&desk=INCOMING", drafted)).isFalse();
    }

    @Test
    void a02_what_other_agencies_do_does_not_exist_for_it() throws Exception {
        var submitted = town.submitted(UNTIL);
        assertThat(programs.get(TownPrograms.STRANGER, LIST + "/" + submitted.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(lists(TownPrograms.STRANGER, "", submitted)).isFalse();
        assertThat(lists(TownPrograms.STRANGER, "&desk=INCOMING", submitted)).isFalse();
        assertThat(programs.get(TownPrograms.STRANGER, LIST + "?desk=ALL").statusCode())
                .isEqualTo(403);
        assertThat(programs.get(
                                TownPrograms.STRANGER,
                                LIST + "?agency=" + RequestTown.CONSUMER + "&q=" + submitted.id())
                        .body())
                .contains("\"total\":0");
    }

    @Test
    void a03_it_reads_nothing_that_is_not_open_to_systems_and_changes_nothing() throws Exception {
        var submitted = town.submitted(UNTIL);
        for (var path : List.of(
                "/api/v1/missing",
                "/api/v1/missing/M-2026-000001",
                "/api/v1/forms",
                "/api/v1/forms/F-2026-000001",
                "/api/grants")) {
            assertThat(programs.get(RequestTown.CONSUMER, path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (var path : List.of(LIST, LIST + "/" + submitted.id(), "/api/v1/corrections", "/api/v1/disputes")) {
                assertThat(programs.send(RequestTown.CONSUMER, method, path).statusCode())
                        .as(method + " " + path)
                        .isEqualTo(403);
            }
        }
        for (var page : List.of("/desk/requests/" + submitted.id(), "/desk/requests.csv", "/desk/oversight")) {
            assertThat(programs.get(RequestTown.CONSUMER, page).statusCode())
                    .as(page)
                    .isEqualTo(303);
        }
    }

    @Test
    void a06_it_reads_the_measures_of_its_agency_and_of_no_other() throws Exception {
        var measures = "/api/v1/measures/demand";
        var own = programs.get(RequestTown.CONSUMER, measures + "?side=consumer");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("\"agency\":\"" + RequestTown.CONSUMER + "\"");
        assertThat(programs.get(RequestTown.CONSUMER, measures + "?agency=" + RequestTown.PROVIDER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a07_what_is_closed_to_systems_does_not_tell_them_to_change_a_role() throws Exception {
        assertThat(programs.get(RequestTown.CONSUMER, "/api/v1/missing").body())
                .contains("urn:zhanqiao:problem:forbidden", "没有开放给系统")
                .doesNotContain("角色");
    }

    @Test
    void a04_a_persons_token_reads_in_its_own_roles_and_no_further() throws Exception {
        var submitted = town.submitted(UNTIL);
        var both = identity.findPersonByLogin("request.both")
                .orElseGet(() -> identity.registerPerson(new NewPerson(
                                "request.both",
                                "兼任",
                                RequestTown.CONSUMER,
                                Roles.of(Role.DATA_OFFICER, Role.CLERK),
                                RequestTown.PASSWORD,
                                null))
                        .orThrow());
        assertThat(get(TokenHolders.token(tokens, both), LIST + "/" + submitted.id())
                        .statusCode())
                .isEqualTo(200);
        var clerk = TokenHolders.token(tokens, both, Role.CLERK);
        assertThat(get(clerk, LIST + "/" + submitted.id()).statusCode()).isEqualTo(403);
        assertThat(get(clerk, LIST).statusCode()).isEqualTo(403);
    }

    @Test
    void a05_a_token_that_was_revoked_reads_nothing_more() throws Exception {
        var submitted = town.submitted(UNTIL);
        assertThat(programs.get(RequestTown.CONSUMER, LIST + "/" + submitted.id())
                        .statusCode())
                .isEqualTo(200);
        tokens.revokeOfSystem(
                "request-token-request-consumer",
                programs.token(RequestTown.CONSUMER).token().id(),
                "admin");
        assertThat(programs.get(RequestTown.CONSUMER, LIST + "/" + submitted.id())
                        .statusCode())
                .isEqualTo(401);
        assertThat(programs.get(RequestTown.CONSUMER, LIST).statusCode()).isEqualTo(401);
    }
}
