/// The barriers of the city in figures, for the bureau and each agency: what became of their cases
/// ([org.zhanqiao.ledger.measures.CaseMeasures]), why, and what clearing papers spares people in a year.
@NullMarked
package org.zhanqiao.barrier.measures;

import org.jspecify.annotations.NullMarked;
