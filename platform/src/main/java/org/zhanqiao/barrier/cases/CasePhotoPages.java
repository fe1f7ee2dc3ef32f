package org.zhanqiao.barrier.cases;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhanqiao.barrier.reports.ReportPhotos;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;

/// The photos that the page of a case shows.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class CasePhotoPages {

    private static final String CASES = "/desk/cases/";

    private final CasePhotos photos;

    CasePhotoPages(CasePhotos photos) {
        this.photos = photos;
    }

    static String path(String caseId, ReportPhotos.Attached photo) {
        return CASES + caseId + "/photos/" + photo.reference() + "/" + photo.number();
    }

    @GetMapping(CASES + "{id:ZG-[0-9-]+}/photos/{reference}/{number:[0-9]{1,2}}")
    ResponseEntity<byte[]> photo(
            @PathVariable String id,
            @PathVariable String reference,
            @PathVariable int number,
            @AuthenticationPrincipal SignedInPerson me) {
        return photos.answer(id, reference, number, me.person());
    }
}
