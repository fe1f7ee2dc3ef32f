package org.zhanqiao.identity.tokens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;

/// People and systems with tokens, and the programs that send them.
public final class TokenHolders {

    public static final String PASSWORD = "correct horse battery";

    private TokenHolders() {}

    /// @param number eight digits and capital letters, in which agencies differ
    public static Agency agency(Identity identity, String id, String number, String name) {
        return identity.findAgencyById(id).orElseGet(() -> EntryTexts.agency(identity, number, id, name));
    }

    public static Person person(Identity identity, String login, Agency agency, Role... roles) {
        return identity.findPersonByLogin(login)
                .orElseGet(() -> identity.registerPerson(
                                new NewPerson(login, "持令牌人", agency.code(), Roles.of(List.of(roles)), PASSWORD, null))
                        .orThrow());
    }

    public static CallingSystem system(Identity identity, String code, Agency agency) {
        return identity.findSystem(code)
                .orElseGet(() -> identity.registerSystem(CallingSystem.of(code, agency.code(), "令牌系统", "读取目录", false))
                        .orThrow());
    }

    /// A token of a person in all their roles.
    public static IssuedToken token(AccessTokens tokens, Person person) {
        return token(tokens, person, person.roles().all().toArray(Role[]::new));
    }

    /// A token of a person in some of their roles.
    public static IssuedToken token(AccessTokens tokens, Person person, Role... roles) {
        return ((TokenMaking.Made) tokens.makeForPerson(person, "测试程序", Set.of(roles), 30)).issued();
    }

    public static IssuedToken token(AccessTokens tokens, CallingSystem system) {
        return ((TokenMaking.Made) tokens.makeForSystem(system.code(), "测试程序", 30, "admin")).issued();
    }

    /// Sends a request with a header `Authorization` for each value given.
    public static HttpResponse<String> send(int port, String method, String path, String... authorizations)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (var authorization : authorizations) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
