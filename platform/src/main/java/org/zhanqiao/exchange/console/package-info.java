/// The console: a data officer makes one real call of a system of their own agency, over HTTP and through the SDK like
/// any other caller, and sees request, answer, receipt and proof. What comes back is shown and kept nowhere.
@NullMarked
package org.zhanqiao.exchange.console;

import org.jspecify.annotations.NullMarked;
