package org.zhanqiao.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.TokenOutcome;
import org.zhanqiao.identity.tokens.TokenText;
import org.zhanqiao.web.Problems;

/// Recognises who reads `/api` by a bearer token (RFC 6750) in the header `Authorization`, and in no other place. Pages
/// know no tokens. A token that does not let its bearer in is told why, and no session beside it helps; one that does
/// lets them read, and nothing else.
final class TokenFilter extends OncePerRequestFilter {

    static final String SCHEME = "Bearer";

    private static final String CHALLENGE = SCHEME + " realm=\"zhanqiao\"";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final AccessTokens tokens;
    private final AttemptLimits limits;
    private final OperatorKey operator;
    private final Problems problems;
    private final SecurityContextRepository contexts;

    TokenFilter(
            AccessTokens tokens,
            AttemptLimits limits,
            OperatorKey operator,
            Problems problems,
            SecurityContextRepository contexts) {
        this.tokens = tokens;
        this.limits = limits;
        this.operator = operator;
        this.problems = problems;
        this.contexts = contexts;
    }

    /// Asks a program that brought nothing for a token.
    static void challenge(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }

    static boolean isForPrograms(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isForPrograms(request) || operator.carriedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isInAddress(request)) {
            refuse(response, HttpStatus.BAD_REQUEST, "token-in-address", "invalid_request");
            return;
        }
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        var shown = headers.stream()
                .map(TokenFilter::bearer)
                .flatMap(Optional::stream)
                .toList();
        if (shown.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            switch (headers.size() == 1 ? tokens.admit(shown.getFirst()) : new TokenOutcome.Malformed()) {
                case TokenOutcome.Admitted(var reader) -> enter(reader, request, response, chain);
                case TokenOutcome.Malformed() -> refuse(response, "token-unknown");
                case TokenOutcome.Unknown() -> unknown(request, response);
                case TokenOutcome.Expired() -> refuse(response, "token-expired");
                case TokenOutcome.Revoked() -> refuse(response, "token-revoked");
                case TokenOutcome.Orphaned() -> refuse(response, "token-orphaned");
            }
        }
    }

    private void enter(Reader reader, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod())) {
            refuse(response, HttpStatus.FORBIDDEN, "token-read-only", "insufficient_scope");
            return;
        }
        if (reader instanceof SignedInPerson person && person.mustChangePassword()) {
            OneTimePasswordGate.turnBack(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TokenAuthentication(reader));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    /// Of the right shape, and not ours: somebody may be guessing.
    private void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var pause = limits.countUnknownToken(request.getRemoteAddr());
        if (pause.isPresent()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(pause.get().toSeconds()));
            problems.write(
                    problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many", "identity.problem.token-too-many"), response);
        } else {
            refuse(response, "token-unknown");
        }
    }

    private void refuse(HttpServletResponse response, String kind) throws IOException {
        refuse(response, HttpStatus.UNAUTHORIZED, kind, "invalid_token");
    }

    /// @param error as RFC 6750, 3.1 names it
    private void refuse(HttpServletResponse response, HttpStatus status, String kind, String error) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"" + error + "\"");
        problems.write(problems.of(status, kind, "identity.problem." + kind), response);
    }

    private static Optional<String> bearer(String header) {
        var parts = header.strip().split(" +", 2);
        return parts[0].equalsIgnoreCase(SCHEME) ? Optional.of(parts.length == 2 ? parts[1] : "") : Optional.empty();
    }

    /// Addresses are kept by every proxy on the way, so a token in one is refused before it is looked at.
    private static boolean isInAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null) {
            return TokenText.isIn(request.getRequestURI());
        }
        return TokenText.isIn(query)
                || TokenText.isIn(request.getRequestURI())
                || List.of(query.split("&", -1)).stream().anyMatch(TokenFilter::isAccessToken);
    }

    /// As RFC 6750, 2.3 would have it, which nobody should do.
    private static boolean isAccessToken(String parameter) {
        var name = parameter.split("=", 2)[0];
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals("access_token");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
