/// What became of the cases of a kind in figures, by month, agency and topic. Every figure is the number
/// of cases that it opens: [CaseFigure] holds the one condition that both the count and the list use.
@NamedInterface("measures")
@NullMarked
package org.zhanqiao.ledger.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
