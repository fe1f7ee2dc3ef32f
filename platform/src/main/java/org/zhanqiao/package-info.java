/// The application: one package a feature; see `ARCHITECTURE.md`.
@NullMarked
package org.zhanqiao;

import org.jspecify.annotations.NullMarked;
