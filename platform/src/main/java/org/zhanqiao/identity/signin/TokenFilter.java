package org.zhanqiao.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Pattern PARAMETER = Pattern.compile("[?&]access_token(=|&|$)");
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

    /// Addresses are kept by every proxy on the way, so a token in one is refused before it is looked at; and so is the
    /// parameter that RFC 6750, 2.3 has for it.
    private static boolean isInAddress(HttpServletRequest request) {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        return isToBeKeptOut(request.getRequestURI() + "?" + query) || isToBeKeptOut(decoded(query));
    }

    private static boolean isToBeKeptOut(String address) {
        return TokenText.isIn(address) || PARAMETER.matcher(address).find();
    }

    private static String decoded(String query) {
        try {
            return "?" + URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return query;
        }
    }
}
