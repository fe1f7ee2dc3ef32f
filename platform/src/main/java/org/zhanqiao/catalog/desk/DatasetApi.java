package org.zhanqiao.catalog.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.NotFound;

/// What the page of an entry shows, for programs: the version in force, or the last one of what was withdrawn.
/// `docs/catalog.md` describes it.
@RestController
@Tag(name = "datasets")
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
    @Operation(
            operationId = "getDataset",
            summary = "读取一个条目 · one entry of the catalog",
            description = "资源代码中的斜线原样写在地址里。草稿不存在；已停用的给出最后一版和停用原因。"
                    + " · The stroke of the code stands in the address as it is. Drafts are not there;"
                    + " of what was withdrawn the last version is given, and why.")
    @ApiResponse(
            responseCode = "200",
            description = "现行的一版 · the version in force",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/" + DatasetSchema.DATASET)))
    @AnyoneSignedIn
    @OpenToSystems
    @GetMapping("/api/v1/datasets/{classCode}/{serial}")
    Map<String, Object> dataset(
            @Parameter(description = "资源代码斜线之前的部分 · the code before its stroke", example = "102000") @PathVariable
                    String classCode,
            @Parameter(description = "资源代码斜线之后的部分 · the code after its stroke", example = "00021") @PathVariable
                    String serial,
            @AuthenticationPrincipal Reader me) {
        var entry = door.find(classCode, serial);
        var version = entries.findVersion(entry.code(), entry.version())
                .filter(found -> me.staff() || found.metadata().opening().open())
                .orElseThrow(() -> new NotFound("dataset", entry.code()));
        return new EntryJson(terms.book())
                .write(entry, version, door.agencyName(entry.agency()), classes.findClass(entry.classCode()));
    }
}
