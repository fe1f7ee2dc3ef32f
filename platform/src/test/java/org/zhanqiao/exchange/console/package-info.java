/// Tests of the console: real calls to a real node, made from its page.
@NullMarked
package org.zhanqiao.exchange.console;

import org.jspecify.annotations.NullMarked;
