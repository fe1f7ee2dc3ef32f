package org.zhanqiao.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Anybody may call this endpoint, signed in or not.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PublicEndpoint {

    /// Whether it acts for nobody, whoever is signed in, so that a request needs no form token: another site that sends
    /// one from somebody's browser does nothing that it could not do itself.
    boolean actsForNobody() default false;
}
