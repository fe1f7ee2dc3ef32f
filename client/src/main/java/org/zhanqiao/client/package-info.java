/// The Java SDK of a calling system: sign a call, read the answer, check the receipt.
///
/// Start at [ZhanqiaoClient]; `docs/calling.md` describes the protocol for callers in other languages. Values of
/// people are in the answers handed to the caller and nowhere else: no exception, `toString` or log of this package
/// repeats them.
@NullMarked
package org.zhanqiao.client;

import org.jspecify.annotations.NullMarked;
