package org.zhanqiao.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Only the one who runs the platform may call this endpoint: whoever can read the operator's key in the data
/// directory, and sends it as `Authorization: Bearer KEY`. No session opens it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OperatorOnly {}
