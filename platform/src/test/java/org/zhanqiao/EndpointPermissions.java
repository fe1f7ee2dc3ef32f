package org.zhanqiao;

import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OperatorOnly;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.PublicEndpoint;

/// Which endpoints do not state who may call them.
final class EndpointPermissions {

    private EndpointPermissions() {}

    static List<String> missing(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> !states(entry.getValue()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static boolean states(HandlerMethod method) {
        return method.hasMethodAnnotation(PublicEndpoint.class)
                || method.hasMethodAnnotation(AnyoneSignedIn.class)
                || method.hasMethodAnnotation(Allowed.class)
                || method.hasMethodAnnotation(OperatorOnly.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Allowed.class);
    }
}
