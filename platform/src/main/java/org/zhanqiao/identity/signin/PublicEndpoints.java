package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhanqiao.web.PublicEndpoint;

/// Matches requests to endpoints marked [PublicEndpoint], and to nothing else.
final class PublicEndpoints implements RequestMatcher {

    private final Supplier<List<RequestMatcher>> matchers;

    PublicEndpoints(Supplier<RequestMappingHandlerMapping> mappings) {
        this(mappings, endpoint -> true);
    }

    private PublicEndpoints(Supplier<RequestMappingHandlerMapping> mappings, Predicate<PublicEndpoint> which) {
        matchers = SingletonSupplier.of(() -> matchers(mappings.get(), which));
    }

    /// Matches those that act for nobody, and so need no form token.
    static PublicEndpoints actingForNobody(Supplier<RequestMappingHandlerMapping> mappings) {
        return new PublicEndpoints(mappings, PublicEndpoint::actsForNobody);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return matchers.get().stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static List<RequestMatcher> matchers(
            RequestMappingHandlerMapping mappings, Predicate<PublicEndpoint> which) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> {
                    var stated = entry.getValue().getMethodAnnotation(PublicEndpoint.class);
                    return stated != null && which.test(stated);
                })
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> matcher(HttpMethod.valueOf(method.name()), pattern))))
                .toList();
    }

    private static RequestMatcher matcher(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
