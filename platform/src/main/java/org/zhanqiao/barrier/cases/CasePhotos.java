package org.zhanqiao.barrier.cases;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.PhotoAnswer;
import org.zhanqiao.barrier.reports.ReportPhotos;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.web.NotFound;

/// Photos of the reports that a case handles, for the agency that is responsible for it and the bureau. For anybody
/// else, and once a report is hidden or split off, there are none.
@Component
class CasePhotos {

    private final Cases cases;
    private final ReportPhotos photos;

    CasePhotos(Cases cases, ReportPhotos photos) {
        this.cases = cases;
        this.photos = photos;
    }

    /// @throws NotFound when there is no such photo for this person
    ResponseEntity<byte[]> answer(String id, String reference, int number, Person reader) {
        var file = cases.getFile(id, reader);
        var handled =
                Stream.concat(Stream.of(id), cases.listMergedInto(id).stream()).toList();
        boolean shown = file.isOpenWithReports(reader)
                && photos.listOfCases(handled).contains(new ReportPhotos.Attached(reference, number));
        return PhotoAnswer.of(shown ? photos.findPhoto(reference, number) : Optional.empty(), number);
    }
}
