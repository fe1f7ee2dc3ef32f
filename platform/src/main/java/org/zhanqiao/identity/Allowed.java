package org.zhanqiao.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/// Who may call an endpoint: somebody signed in who has at least one of these roles. Stands on the method, or on
/// its class for all methods that state nothing themselves. An endpoint that states nothing answers nobody.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    Role[] value();

    /// Reads the annotation.
    final class Stated {

        private Stated() {}

        /// What an endpoint states, on itself or on its class.
        public static Optional<Allowed> by(HandlerMethod method) {
            return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class))
                    .or(() -> Optional.ofNullable(
                            AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class)));
        }
    }
}
