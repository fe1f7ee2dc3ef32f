package org.zhanqiao.barrier.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.ReportPhotos;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.ReportersPlace;

/// The list of reports, narrowed to those that a case handles, and their photos.
@Component
class ReportersOfCases implements ReportersPlace {

    private final Reports reports;
    private final ReportPhotos photos;

    ReportersOfCases(Reports reports, ReportPhotos photos) {
        this.reports = reports;
        this.photos = photos;
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

    @Override
    public List<Photo> listPhotos(String shown, List<String> cases) {
        return photos.listOfCases(cases).stream()
                .map(each -> new Photo(each.reference(), each.number(), CasePhotoPages.path(shown, each)))
                .toList();
    }
}
