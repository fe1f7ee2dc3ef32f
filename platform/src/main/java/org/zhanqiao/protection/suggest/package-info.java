/// Suggests levels for data items from their titles and a sample of their values. Pure logic: it decides nothing, keeps
/// nothing, and repeats no value. A person decides.
@NullMarked
package org.zhanqiao.protection.suggest;

import org.jspecify.annotations.NullMarked;
