/// Pages of the ledger: lists, one case, its acts, the board, letters of supervision and campaigns.
@NullMarked
package org.zhanqiao.ledger.desk;

import org.jspecify.annotations.NullMarked;
