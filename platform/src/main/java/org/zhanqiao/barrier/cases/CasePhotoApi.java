package org.zhanqiao.barrier.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;

/// The same photos for programs.
@RestController
@Tag(name = "cases")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class CasePhotoApi {

    private final CasePhotos photos;

    CasePhotoApi(CasePhotos photos) {
        this.photos = photos;
    }

    @Operation(
            operationId = "getCasePhoto",
            summary = "反映所附的照片 · a photo of a report that a case handles",
            description = "只给责任单位和大数据局，别人得到 404；地址见事项的 answers。"
                    + " · For the responsible agency and the bureau; 404 for anybody else. Its address stands in the"
                    + " answers of the case.")
    @ApiResponse(
            responseCode = "200",
            description = "照片 · the photo",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/v1/cases/{id}/photos/{reference}/{number}")
    ResponseEntity<byte[]> photo(
            @Parameter(description = "事项编号 · number of the case", example = "ZG-2026-000012") @PathVariable String id,
            @Parameter(description = "反映编号 · reference of the report", example = "K7M2Q-9XW3T") @PathVariable
                    String reference,
            @Parameter(description = "第几张，从 1 起 · which, from 1", example = "1") @PathVariable int number,
            @AuthenticationPrincipal SignedInPerson me) {
        return photos.answer(id, reference, number, me.person());
    }
}
