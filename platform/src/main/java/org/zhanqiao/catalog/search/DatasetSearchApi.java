package org.zhanqiao.catalog.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.web.AnyoneSignedIn;
import org.zhanqiao.web.Problems;
import org.zhanqiao.web.UnfitParameter;

/// The search for programs; `docs/catalog-search.md` describes it.
@RestController
@Tag(name = "datasets")
class DatasetSearchApi {

    private static final String PROBLEM = "catalog.search.problem.";
    private static final String RETRY_SECONDS = "5";
    private static final String AN_AGENCY = "已登记部门的统一社会信用代码 (the code of a registered agency)";
    private static final String A_CLASS = "目录分类的代码，如 101 (the code of a class)";

    private final CatalogSearch search;
    private final Terms terms;
    private final CatalogClasses classes;
    private final Identity identity;
    private final Problems problems;

    DatasetSearchApi(CatalogSearch search, Terms terms, CatalogClasses classes, Identity identity, Problems problems) {
        this.search = search;
        this.terms = terms;
        this.classes = classes;
        this.identity = identity;
        this.problems = problems;
    }

    @Operation(
            operationId = "listDatasets",
            summary = "检索目录 · search the catalog",
            description = "居民等非工作人员只看到向社会开放的条目。 · Whoever does not work for the city sees what is open to the public.")
    @ApiResponse(
            responseCode = "200",
            description = "一页结果，最相关的在前 · one page, best first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DatasetsJson.class)))
    @ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
    @Narrowing
    @AnyoneSignedIn
    @OpenToSystems
    @GetMapping("/api/v1/datasets")
    ResponseEntity<?> datasets(
            @Parameter(description = "检索词；空为全部 · the question; everything when empty", example = "证券代码")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(
                            description = "从 1 起 · from 1",
                            schema = @Schema(type = "integer", format = "int32", minimum = "1", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    String page,
            @Parameter(
                            description = "每页条数 · entries a page",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "" + SearchQuery.LARGEST_SIZE,
                                            defaultValue = "" + SearchQuery.DEFAULT_SIZE))
                    @RequestParam(defaultValue = "" + SearchQuery.DEFAULT_SIZE)
                    String size,
            @Parameter(description = "上一页答复中的 after，可一直取到最后一条 · from the answer before; goes on to the very last entry")
                    @RequestParam(defaultValue = "")
                    String after,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Reader me) {
        if (!isCount(page) || !isCount(size) || Integer.parseInt(size) > SearchQuery.LARGEST_SIZE) {
            return problem(HttpStatus.BAD_REQUEST, "page");
        }
        var filters = SearchQuery.checked(parameters, terms.book());
        requireKnown(filters);
        var asked = new SearchQuery(q, filters, Integer.parseInt(page), Integer.parseInt(size));
        try {
            return switch (search.search(me.staff() ? asked : asked.ofThePublic(), after)) {
                case SearchOutcome.Found found ->
                    ResponseEntity.ok(DatasetsJson.of(asked, me.staff() ? found : found.ofThePublic()));
                case SearchOutcome.NotReady notReady -> problem(HttpStatus.SERVICE_UNAVAILABLE, "index");
            };
        } catch (IllegalArgumentException e) {
            return problem(HttpStatus.BAD_REQUEST, "after");
        }
    }

    /// @throws UnfitParameter when there is no such agency, or class
    private void requireKnown(Map<Facet, Set<String>> filters) {
        require(filters, Facet.AGENCY, code -> identity.findAgency(code).isPresent(), AN_AGENCY);
        require(filters, Facet.CLASS, code -> classes.findClass(code).isPresent(), A_CLASS);
    }

    private static void require(
            Map<Facet, Set<String>> filters, Facet facet, Predicate<String> known, String whatMayStandThere) {
        if (!filters.getOrDefault(facet, Set.of()).stream().allMatch(known)) {
            throw new UnfitParameter(facet.parameter(), List.of(whatMayStandThere));
        }
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9][0-9]{0,8}");
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String kind) {
        var problem = problems.of(status, "catalog-" + kind, PROBLEM + kind);
        var answer = Problems.answer(problem);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(problem);
    }

    /// Describes the parameters of each [Facet].
    @Parameter(
            name = "agency",
            in = ParameterIn.QUERY,
            description = "提供单位的统一社会信用代码 · unified social credit code of the provider",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "share-type",
            in = ParameterIn.QUERY,
            description = "共享类型 · share type",
            array = @ArraySchema(schema = @Schema(implementation = ShareType.class)))
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = "数据级别 · level",
            array = @ArraySchema(schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "4")))
    @Parameter(
            name = "class",
            in = ParameterIn.QUERY,
            description = "资源分类，如 101 · class of the national structure",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "cycle",
            in = ParameterIn.QUERY,
            description = "更新周期 · update cycle",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "open-type",
            in = ParameterIn.QUERY,
            description = "开放类型 · open type",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Retention(RetentionPolicy.RUNTIME)
    @interface Narrowing {}
}
