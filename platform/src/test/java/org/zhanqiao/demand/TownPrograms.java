package org.zhanqiao.demand;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.IssuedToken;
import org.zhanqiao.identity.tokens.TokenHolders;

/// Calling systems of agencies of the [RequestTown], each with a token of its own.
public final class TownPrograms {

    /// An agency that is no side of anything.
    public static final String STRANGER = "11370200MB33333331";

    private final String name;
    private final int port;
    private final Identity identity;
    private final AccessTokens tokens;
    private final Map<String, IssuedToken> made = new HashMap<>();

    /// @param name begins the codes of the systems
    public TownPrograms(String name, int port, Identity identity, AccessTokens tokens) {
        this.name = name;
        this.port = port;
        this.identity = identity;
        this.tokens = tokens;
    }

    /// The token of an agency's system.
    public IssuedToken token(String agency) {
        return made.computeIfAbsent(agency, code -> {
            var found = identity.findAgency(code).orElseThrow();
            return TokenHolders.token(tokens, TokenHolders.system(identity, name + "-" + found.id(), found));
        });
    }

    /// What an agency's system is answered.
    public HttpResponse<String> send(String agency, String method, String path)
            throws IOException, InterruptedException {
        return TokenHolders.send(port, method, path, "Bearer " + token(agency).text());
    }

    public HttpResponse<String> get(String agency, String path) throws IOException, InterruptedException {
        return send(agency, "GET", path);
    }
}
