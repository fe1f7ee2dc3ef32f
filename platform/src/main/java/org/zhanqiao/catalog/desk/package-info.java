/// Pages and interface of the catalog: entries, my agency's catalog, the bureau's reviews, notices.
@NullMarked
package org.zhanqiao.catalog.desk;

import org.jspecify.annotations.NullMarked;
