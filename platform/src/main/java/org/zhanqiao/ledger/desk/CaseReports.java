package org.zhanqiao.ledger.desk;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.ReportersPlace;

/// What belongs to the reports of a case, from the features that take them.
@Component
class CaseReports {

    private final Cases cases;
    private final List<ReportersPlace> places;

    CaseReports(Cases cases, List<ReportersPlace> places) {
        this.cases = cases;
        this.places = List.copyOf(places);
    }

    /// The photos that a reader may see.
    List<ReportersPlace.Photo> photos(CaseFile file, Person reader) {
        return file.isOpenWithReports(reader)
                ? places(file)
                        .flatMap(place -> place.listPhotos(file.about().id(), handled(file)).stream())
                        .toList()
                : List.of();
    }

    /// Where the bureau reads what they said; null for anybody else, and where nobody said anything.
    @Nullable String told(CaseFile file, Person reader) {
        return reader.roles().has(Role.BUREAU)
                ? places(file)
                        .flatMap(place -> place.find(handled(file)).stream())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private List<String> handled(CaseFile file) {
        var id = file.about().id();
        return Stream.concat(Stream.of(id), cases.listMergedInto(id).stream()).toList();
    }

    private Stream<ReportersPlace> places(CaseFile file) {
        return places.stream().filter(place -> place.kind() == file.about().kind());
    }
}
