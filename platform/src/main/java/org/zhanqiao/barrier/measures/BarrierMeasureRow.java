package org.zhanqiao.barrier.measures;

import org.zhanqiao.barrier.discovery.Spared;
import org.zhanqiao.ledger.measures.CaseFigure;
import org.zhanqiao.ledger.measures.CaseTally;

/// One row of a table of barrier measures.
///
/// @param name   of what it is about, such as a month or an agency
/// @param link   of what its figures open, to which a figure’s name is added
/// @param papers cleared, as their chains prove
/// @param spared by them in a year
public record BarrierMeasureRow(String name, String link, CaseTally tally, long papers, Spared spared) {

    /// Address of the cases behind a figure.
    public String rows(CaseFigure figure) {
        return link + "&figure=" + figure.name();
    }

    /// The closed ones, the slowest first.
    public String slowest() {
        return rows(CaseFigure.CLEARED) + "&sort=-days";
    }
}
