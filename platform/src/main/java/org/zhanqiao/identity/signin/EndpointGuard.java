package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.identity.OperatorOnly;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.identity.SystemReader;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.AskedBySystem;
import org.zhanqiao.web.PublicEndpoint;

/// Lets a request through to an endpoint only as the endpoint states: [PublicEndpoint], [AnyoneSignedIn],
/// [Allowed] or [OperatorOnly], and to a calling system where it is [OpenToSystems] besides.
/// One that states nothing answers nobody.
final class EndpointGuard implements HandlerInterceptor {

    private final OperatorKey operator;

    EndpointGuard(OperatorKey operator) {
        this.operator = operator;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (reader() instanceof SystemReader) {
            request.setAttribute(AskedBySystem.ATTRIBUTE, true);
        }
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
        return switch (reader()) {
            case null -> false;
            case SystemReader _ -> method.hasMethodAnnotation(OpenToSystems.class);
            case SignedInPerson who ->
                method.hasMethodAnnotation(AnyoneSignedIn.class)
                        || Allowed.Stated.by(method)
                                .map(allowed -> Arrays.stream(allowed.value()).anyMatch(who::has))
                                .orElse(false);
        };
    }

    private static @Nullable Reader reader() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Reader reader ? reader : null;
    }
}
