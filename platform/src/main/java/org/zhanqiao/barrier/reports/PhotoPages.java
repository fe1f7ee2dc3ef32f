package org.zhanqiao.barrier.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// The photos of a draft: one is added at a time, so that a slow line loses one and not all.
@Controller
class PhotoPages {

    private static final String PATH = ReportPages.START + "/photos";

    private final Pages pages;
    private final Drafts drafts;
    private final ReportCookies cookies;
    private final ReportLimits limits;
    private final PhotoIntake intake;

    PhotoPages(Pages pages, Drafts drafts, ReportCookies cookies, ReportLimits limits, PhotoIntake intake) {
        this.pages = pages;
        this.drafts = drafts;
        this.cookies = cookies;
        this.limits = limits;
        this.intake = intake;
    }

    /// @param act `add` to stay on the page, anything else to go on; a photo that is chosen is added in both cases
    @PublicEndpoint
    @PostMapping(PATH)
    View add(
            @RequestParam(required = false) @Nullable MultipartFile photo,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request)
            throws IOException {
        var key = cookies.findDraft(request).orElse(null);
        if (key == null || drafts.find(key).isEmpty()) {
            return pages.redirect(ReportPages.START);
        }
        boolean toCheck = "check".equals(to);
        boolean stays = "add".equals(act);
        var chosen = photo != null && photo.getSize() > 0 ? photo : null;
        if (chosen == null && !stays) {
            return pages.redirect(ReportPages.after(Question.PHOTOS, toCheck));
        }
        if (chosen != null && limits.countUpload(request.getRemoteAddr()).isPresent()) {
            return again(HttpStatus.TOO_MANY_REQUESTS, key, PhotoFault.BUSY, toCheck);
        }
        if (chosen != null && chosen.getSize() > PhotoIntake.MOST_BYTES) {
            return again(HttpStatus.CONTENT_TOO_LARGE, key, PhotoFault.TOO_LARGE, toCheck);
        }
        return switch (intake.take(chosen == null ? new byte[0] : chosen.getBytes())) {
            case PhotoOutcome.Unfit(var fault) -> again(HttpStatus.UNPROCESSABLE_CONTENT, key, fault, toCheck);
            case PhotoOutcome.Fit fit ->
                !drafts.addPhoto(key, fit)
                        ? again(HttpStatus.UNPROCESSABLE_CONTENT, key, PhotoFault.ENOUGH, toCheck)
                        : pages.redirect(
                                stays
                                        ? PATH + (toCheck ? "?to=check" : "")
                                        : ReportPages.after(Question.PHOTOS, toCheck));
        };
    }

    private View again(HttpStatus status, DraftKey key, PhotoFault fault, boolean toCheck) {
        return pages.show(
                status,
                "barrier/report-question",
                new QuestionView(
                        Question.PHOTOS,
                        Answers.none(),
                        List.of(InputError.of("photo", fault.messageKey(), PhotoIntake.MEGABYTES)),
                        List.of(),
                        drafts.listPhotos(key),
                        toCheck,
                        false));
    }

    @PublicEndpoint
    @PostMapping(PATH + "/{number}/remove")
    View remove(@PathVariable int number, @RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        cookies.findDraft(request).ifPresent(key -> drafts.removePhoto(key, number));
        return pages.redirect(PATH + ("check".equals(to) ? "?to=check" : ""));
    }

    /// A photo of the reader’s own draft.
    @PublicEndpoint
    @GetMapping(PATH + "/{number}")
    ResponseEntity<byte[]> photo(@PathVariable int number, HttpServletRequest request) {
        return PhotoAnswer.of(cookies.findDraft(request).flatMap(key -> drafts.findPhoto(key, number)), number);
    }
}
