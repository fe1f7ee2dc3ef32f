/// Where rows come from, as people and programs register it: the system administrator says where an agency's database
/// or interface is and by which account it is read; the agency's officer sees what serves the agency. Secrets go in and
/// never come out.
@NullMarked
package org.zhanqiao.exchange.sources;

import org.jspecify.annotations.NullMarked;
