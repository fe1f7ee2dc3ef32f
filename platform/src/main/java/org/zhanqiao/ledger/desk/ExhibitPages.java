package org.zhanqiao.ledger.desk;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Exhibit;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.Download;
import org.zhanqiao.web.Pages;

/// Exhibits of a case: handed in, and read again as files, never as pages.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class ExhibitPages {

    private final Pages pages;
    private final Cases cases;
    private final CaseViews views;

    ExhibitPages(Pages pages, Cases cases, CaseViews views) {
        this.pages = pages;
        this.cases = cases;
        this.views = views;
    }

    @PostMapping(CasePages.ONE + "/exhibits")
    View add(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        var content = file == null ? new byte[0] : file.getInputStream().readNBytes(Exhibit.LARGEST + 1);
        var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try {
            cases.exhibit(id, name, content, me.person());
            return pages.redirect(CasePages.path(id) + "#exhibits");
        } catch (UnfitAct unfit) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "ledger/case",
                    views.of(cases.getFile(id, me.person()), me.person(), null, unfit.flaws(), locale));
        }
    }

    @GetMapping(CasePages.ONE + "/exhibits/{number:[0-9]{1,3}}")
    ResponseEntity<byte[]> exhibit(
            @PathVariable String id, @PathVariable int number, @AuthenticationPrincipal SignedInPerson me) {
        var content = cases.getExhibit(id, number, me.person());
        var exhibit = cases.listExhibits(id).get(number - 1);
        return Download.of(exhibit.name(), MediaType.APPLICATION_OCTET_STREAM, content);
    }
}
