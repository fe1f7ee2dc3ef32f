package org.zhanqiao.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint: somebody signed in who has at least one of these roles. Stands on the method, or on
/// its class for all methods that state nothing themselves. An endpoint that states nothing answers nobody.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    Role[] value();
}
