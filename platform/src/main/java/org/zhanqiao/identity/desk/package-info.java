/// The system administrator's desk: people, agencies, calling systems and their keys.
@NullMarked
package org.zhanqiao.identity.desk;

import org.jspecify.annotations.NullMarked;
