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
@TestPropertySource(properties = "zhanqiao.demand.look-interval=1h")
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

    @BeforeEach
    void begin() {
        clock.setDay("2026-04-24");
    }

    private IssuedToken system(String code, String agency) {
        return TokenHolders.token(
                tokens,
                TokenHolders.system(identity, code, identity.findAgency(agency).orElseThrow()));
    }

    private HttpResponse<String> get(IssuedToken token, String path) throws Exception {
        return TokenHolders.send(port, "GET", path, "Bearer " + token.text());
    }

    private boolean lists(IssuedToken token, String query, AccessRequest request) throws Exception {
        var answer = get(token, LIST + "?q=" + request.id() + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().contains("\"id\":\"" + request.id() + "\"");
    }

    @Test
    void a01_it_reads_what_its_agency_asks_and_is_asked() throws Exception {
        var submitted = town.submitted(UNTIL);
        var drafted = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        var asking = system("request-token-asking", RequestTown.CONSUMER);
        var asked = system("request-token-asked", RequestTown.PROVIDER);
        assertThat(get(asking, LIST + "/" + submitted.id()).body()).contains("\"SUBMITTED\"", "\"clocks\"");
        assertThat(get(asking, LIST + "/" + drafted.id()).statusCode()).isEqualTo(200);
        assertThat(lists(asking, "", submitted)).isTrue();
        assertThat(lists(asking, "&desk=INCOMING", submitted)).isFalse();
        assertThat(get(asked, LIST + "/" + submitted.id()).statusCode()).isEqualTo(200);
        assertThat(lists(asked, "&desk=INCOMING", submitted)).isTrue();
        // What has not left the asking agency does not exist for the other.
        assertThat(get(asked, LIST + "/" + drafted.id()).statusCode()).isEqualTo(404);
        assertThat(lists(asked, "&desk=INCOMING", drafted)).isFalse();
    }

    @Test
    void a02_what_other_agencies_do_does_not_exist_for_it() throws Exception {
        var submitted = town.submitted(UNTIL);
        var foreign = system("request-token-foreign", "11370200MB33333331");
        assertThat(get(foreign, LIST + "/" + submitted.id()).statusCode()).isEqualTo(404);
        assertThat(lists(foreign, "", submitted)).isFalse();
        assertThat(lists(foreign, "&desk=INCOMING", submitted)).isFalse();
        assertThat(get(foreign, LIST + "?desk=ALL").statusCode()).isEqualTo(403);
        assertThat(get(foreign, LIST + "?agency=" + RequestTown.CONSUMER + "&q=" + submitted.id())
                        .body())
                .contains("\"total\":0");
    }

    @Test
    void a03_it_reads_nothing_that_is_not_open_to_systems_and_changes_nothing() throws Exception {
        var submitted = town.submitted(UNTIL);
        var asking = system("request-token-asking", RequestTown.CONSUMER);
        for (var path : List.of(
                "/api/v1/missing",
                "/api/v1/missing/M-2026-000001",
                "/api/v1/forms",
                "/api/v1/forms/F-2026-000001",
                "/api/v1/measures/demand",
                "/api/grants")) {
            assertThat(get(asking, path).statusCode()).as(path).isEqualTo(403);
        }
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (var path : List.of(LIST, LIST + "/" + submitted.id(), "/api/v1/corrections", "/api/v1/disputes")) {
                assertThat(TokenHolders.send(port, method, path, "Bearer " + asking.text())
                                .statusCode())
                        .as(method + " " + path)
                        .isEqualTo(403);
            }
        }
        for (var page : List.of("/desk/requests/" + submitted.id(), "/desk/requests.csv", "/desk/oversight")) {
            assertThat(get(asking, page).statusCode()).as(page).isEqualTo(303);
        }
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
        var asking = system("request-token-revoked", RequestTown.CONSUMER);
        assertThat(get(asking, LIST + "/" + submitted.id()).statusCode()).isEqualTo(200);
        tokens.revokeOfSystem("request-token-revoked", asking.token().id(), "admin");
        assertThat(get(asking, LIST + "/" + submitted.id()).statusCode()).isEqualTo(401);
        assertThat(get(asking, LIST).statusCode()).isEqualTo(401);
    }
}
