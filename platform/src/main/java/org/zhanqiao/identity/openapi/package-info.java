/// The OpenAPI document of the interfaces for programs, made from the controllers: who may call what is read from the
/// annotations that guard it.
@NullMarked
package org.zhanqiao.identity.openapi;

import org.jspecify.annotations.NullMarked;
