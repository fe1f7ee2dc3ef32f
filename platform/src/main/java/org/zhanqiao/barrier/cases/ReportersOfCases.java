package org.zhanqiao.barrier.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.ReportersPlace;

/// The list of reports, narrowed to those that a case handles.
@Component
class ReportersOfCases implements ReportersPlace {

    private final Reports reports;

    ReportersOfCases(Reports reports) {
        this.reports = reports;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.BARRIER;
    }

    @Override
    public Optional<String> find(List<String> cases) {
        return reports.hasReports(cases)
                ? Optional.of(
                        cases.stream().map(id -> "case=" + id).collect(Collectors.joining("&", "/desk/reports?", "")))
                : Optional.empty();
    }
}
