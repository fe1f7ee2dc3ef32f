package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
        matchers = SingletonSupplier.of(() -> matchers(mappings.get()));
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return matchers.get().stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static List<RequestMatcher> matchers(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().hasMethodAnnotation(PublicEndpoint.class))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> matcher(HttpMethod.valueOf(method.name()), pattern))))
                .toList();
    }

    private static RequestMatcher matcher(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
