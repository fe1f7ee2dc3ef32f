package org.zhanqiao.barrier.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.web.PublicEndpoint;

/// Photos for programs: one a request, its bytes as they are, with the secret of the report. What a file
/// is, its content says and nothing else; it is taken, or refused, as on the page.
@RestController
@Tag(name = "barriers")
class PhotoApi {

    private final Reports reports;
    private final ReportLimits limits;
    private final PhotoIntake intake;
    private final ReportProblems problems;

    PhotoApi(Reports reports, ReportLimits limits, PhotoIntake intake, ReportProblems problems) {
        this.reports = reports;
        this.limits = limits;
        this.intake = intake;
        this.problems = problems;
    }

    @Operation(
            operationId = "addBarrierReportPhoto",
            summary = "给一条反映添加照片 · add a photo to a report",
            description = "请求体就是照片本身，JPEG、PNG 或 WebP，最大 10 MB；按内容识别，重画后保存，不留拍摄地点等信息。"
                    + "一条反映最多 5 张；同一张重发不会重复"
                    + " · the body is the photo itself, JPEG, PNG or WebP, 10 MB at most; it is known by its content and"
                    + " drawn anew, so nothing of where it was taken is kept. Five a report; sent again it is the same",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.IMAGE_JPEG_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.IMAGE_PNG_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "已保存 · kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ReportJson.Photo.class)))
    @PublicEndpoint(actsForNobody = true)
    @PostMapping("/api/v1/barrier-reports/{reference}/photos")
    ResponseEntity<?> add(
            @PathVariable String reference,
            @Parameter(description = "提交时给的查询码 · the secret given with the reference")
                    @RequestHeader(name = ReportApi.SECRET, defaultValue = "")
                    String secret,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return switch (reports.open(reference, secret, request.getRemoteAddr())) {
            case Lookup.Unknown() -> problems.refuse(HttpStatus.NOT_FOUND, "report-unknown");
            case Lookup.TooOften(var pause) -> problems.wait(HttpStatus.TOO_MANY_REQUESTS, "report-too-often", pause);
            case Lookup.Found(var report) -> {
                // Whoever knows the secret guesses nothing; their uploads are counted instead.
                limits.takeBackLookup(request.getRemoteAddr());
                var pause = limits.countUpload(request.getRemoteAddr());
                yield pause.isPresent()
                        ? problems.wait(HttpStatus.TOO_MANY_REQUESTS, "report-too-often", pause.get())
                        : take(report, request.getInputStream().readNBytes(PhotoIntake.MOST_BYTES + 1));
            }
        };
    }

    private ResponseEntity<?> take(Report report, byte[] content) {
        return switch (intake.take(content)) {
            case PhotoOutcome.Unfit(var fault) -> refuse(fault);
            case PhotoOutcome.Fit fit -> {
                var number = reports.addPhoto(report, fit);
                yield number.isEmpty()
                        ? refuse(PhotoFault.ENOUGH)
                        : ResponseEntity.status(HttpStatus.CREATED)
                                .cacheControl(CacheControl.noStore())
                                .body(new ReportJson.Photo(number.getAsInt(), fit.width(), fit.height()));
            }
        };
    }

    private ResponseEntity<?> refuse(PhotoFault fault) {
        var status = switch (fault) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case ENOUGH -> HttpStatus.CONFLICT;
            case MISSING, NO_PHOTO, OTHER_FORMAT, TOO_MANY_PIXELS, BROKEN -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return problems.refusePhoto(status, fault);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<?> away(RuntimeException failure) {
        return problems.away(failure);
    }
}
