package org.zhanqiao.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Besides the people whom an endpoint states, a calling system with a token of its own may read it. The endpoint takes
/// its reader as [Reader]; without this annotation it answers no system.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToSystems {}
