package org.zhanqiao.barrier.measures;

import java.util.Map;
import org.zhanqiao.ledger.measures.CaseFigure;
import org.zhanqiao.ledger.measures.CaseScope;
import org.zhanqiao.ledger.measures.MeasuredCase;
import org.zhanqiao.web.Paged;

/// The cases behind a figure.
///
/// @param topic cause that they are sorted under; empty for any
/// @param names short names of agencies by code
/// @param back  address of the measures
public record MeasuredCasesView(
        CaseFigure figure,
        CaseScope scope,
        String topic,
        Paged<MeasuredCase> rows,
        Map<String, String> names,
        String back) {

    public String agency(MeasuredCase each) {
        return names.getOrDefault(each.agency(), each.agency());
    }
}
