package org.zhanqiao.barrier.measures;

import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.ledger.measures.CaseFigure;
import org.zhanqiao.ledger.measures.CaseScope;
import org.zhanqiao.web.InputError;

/// The measures of barriers.
///
/// @param today    the day against which a case is overdue
/// @param ahead    whether the first look is still to come
/// @param choices  agencies one can choose; empty for whoever sees one only
/// @param query    of this page, for its exports
/// @param months   one row a month
/// @param agencies one row an agency; empty when there is one only
/// @param causes   one row a cause, as far as it is known
public record BarrierMeasuresView(
        CaseScope scope,
        LocalDate today,
        boolean ahead,
        List<Agency> choices,
        String query,
        BarrierMeasureRow total,
        List<BarrierMeasureRow> months,
        List<BarrierMeasureRow> agencies,
        List<BarrierMeasureRow> causes,
        List<InputError> errors) {

    public BarrierMeasuresView {
        choices = List.copyOf(choices);
        months = List.copyOf(months);
        agencies = List.copyOf(agencies);
        causes = List.copyOf(causes);
        errors = List.copyOf(errors);
    }

    public CaseFigure[] figures() {
        return CaseFigure.values();
    }

    public String export(String ending) {
        return BarrierMeasurePages.PAGE + ending + "?" + query;
    }

    /// The tables by the end of their heading’s key; those with rows.
    public List<Table> tables() {
        return List.of(new Table("byMonth", months), new Table("byAgency", agencies), new Table("byCause", causes))
                .stream()
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    /// @param key the end of the key of its heading
    public record Table(String key, List<BarrierMeasureRow> rows) {

        /// Whether clearings are told apart by what its rows are about.
        public boolean counts() {
            return !"byCause".equals(key);
        }
    }
}
