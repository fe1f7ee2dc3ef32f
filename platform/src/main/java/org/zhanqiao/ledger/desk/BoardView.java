package org.zhanqiao.ledger.desk;

import java.util.List;
import java.util.Map;
import org.zhanqiao.ledger.CaseBoard;

/// The board.
///
/// @param campaign  code of the campaign it is narrowed to; empty for all cases
/// @param campaigns names by code
public record BoardView(List<Row> rows, String campaign, Map<String, String> campaigns) {

    public BoardView {
        rows = List.copyOf(rows);
    }

    /// @param name short name of the agency; empty for cases that are not assigned
    public record Row(String name, CaseBoard.Row figures) {}
}
