package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OperatorOnly;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.PublicEndpoint;

/// Lets a request through to an endpoint only as the endpoint states: [PublicEndpoint], [AnyoneSignedIn],
/// [Allowed] or [OperatorOnly].
/// One that states nothing answers nobody.
final class EndpointGuard implements HandlerInterceptor {

    private final OperatorKey operator;

    EndpointGuard(OperatorKey operator) {
        this.operator = operator;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isAllowed(method, request)) {
            throw new AccessDeniedException("the endpoint is not for this reader");
        }
        return true;
    }

    private boolean isAllowed(HandlerMethod method, HttpServletRequest request) {
        if (method.hasMethodAnnotation(OperatorOnly.class)) {
            return operator.carriedBy(request);
        }
        if (method.hasMethodAnnotation(PublicEndpoint.class)) {
            return true;
        }
        var who = who();
        if (who == null) {
            return false;
        }
        return method.hasMethodAnnotation(AnyoneSignedIn.class)
                || allowed(method)
                        .map(allowed -> Arrays.stream(allowed.value()).anyMatch(who::has))
                        .orElse(false);
    }

    /// What an endpoint states, on itself or on its class.
    static Optional<Allowed> allowed(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class)));
    }

    private static @Nullable SignedInPerson who() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson who ? who : null;
    }
}
