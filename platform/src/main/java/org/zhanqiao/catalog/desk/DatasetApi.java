package org.zhanqiao.catalog.desk;

import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.NotFound;

/// What the page of an entry shows, for programs: the version in force, or the last one of what was withdrawn.
/// `docs/catalog.md` describes it.
@RestController
class DatasetApi {

    private final Entries entries;
    private final CatalogClasses classes;
    private final Terms terms;
    private final EntryDoor door;

    DatasetApi(Entries entries, CatalogClasses classes, Terms terms, EntryDoor door) {
        this.entries = entries;
        this.classes = classes;
        this.terms = terms;
        this.door = door;
    }

    /// Whoever does not work for the city reads what is open to the public, as in the search; the rest does not exist
    /// for them. The code holds one stroke, so that it stands in the address as it is.
    @AnyoneSignedIn
    @GetMapping("/api/v1/datasets/{classCode}/{serial}")
    Map<String, Object> dataset(
            @PathVariable String classCode, @PathVariable String serial, @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.find(classCode, serial);
        var version = entries.findVersion(entry.code(), entry.version())
                .filter(found -> me.staff() || found.metadata().opening().open())
                .orElseThrow(() -> new NotFound("dataset", entry.code()));
        return new EntryJson(terms.book())
                .write(entry, version, door.agencyName(entry.agency()), classes.findClass(entry.classCode()));
    }
}
