package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.SecretBox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the request to an identity provider in a sealed cookie until the browser comes back with the answer. Sealed,
/// not only signed, because it holds the proof key (PKCE, RFC 7636).
final class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String CONTEXT = "identity.oidc-request";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// What has to be known of the request when the browser comes back.
    record Kept(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, String> attributes,
            Map<String, String> parameters,
            long until) {}

    private final JsonMapper json = JsonMapper.shared();
    private final SecretBox box;
    private final Cookies cookies;
    private final InstantSource clock;

    OidcRequests(SecretBox box, Cookies cookies, InstantSource clock) {
        this.box = box;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var state = request.getParameter("state");
        return cookies.find(request, Cookies.OIDC)
                .flatMap(this::open)
                .filter(kept -> kept.state().equals(state))
                .filter(kept -> clock.instant().isBefore(Instant.ofEpochSecond(kept.until())))
                .map(OidcRequests::request)
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest wanted, HttpServletRequest request, HttpServletResponse response) {
        if (wanted == null) {
            cookies.remove(response, Cookies.OIDC);
            return;
        }
        var kept = new Kept(
                wanted.getAuthorizationUri(),
                wanted.getClientId(),
                text(wanted.getRedirectUri()),
                wanted.getScopes(),
                text(wanted.getState()),
                texts(wanted.getAttributes()),
                texts(wanted.getAdditionalParameters()),
                clock.instant().plus(LONGEST).getEpochSecond());
        var text = box.seal(json.writeValueAsBytes(kept), CONTEXT);
        cookies.set(
                response,
                Cookies.OIDC,
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var found = loadAuthorizationRequest(request);
        cookies.remove(response, Cookies.OIDC);
        return found;
    }

    private Optional<Kept> open(String cookie) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.US_ASCII);
            return Optional.of(json.readValue(box.open(text, CONTEXT), Kept.class));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthorizationRequest request(Kept kept) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(kept.authorizationUri())
                .clientId(kept.clientId())
                .redirectUri(kept.redirectUri())
                .scopes(kept.scopes())
                .state(kept.state())
                .attributes(attributes -> attributes.putAll(kept.attributes()))
                .additionalParameters(parameters -> parameters.putAll(kept.parameters()))
                .build();
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        var texts = new TreeMap<String, String>();
        values.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
