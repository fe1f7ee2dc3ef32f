package org.zhanqiao.catalog.search;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
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
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.AnyoneSignedIn;

/// The search for programs; `docs/catalog-search.md` describes it.
@RestController
class DatasetSearchApi {

    private static final String PROBLEM = "catalog.search.problem.";
    private static final String RETRY_SECONDS = "5";

    private final CatalogSearch search;
    private final MessageSource messages;

    DatasetSearchApi(CatalogSearch search, MessageSource messages) {
        this.search = search;
        this.messages = messages;
    }

    @AnyoneSignedIn
    @GetMapping("/api/v1/datasets")
    ResponseEntity<?> datasets(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "" + SearchQuery.DEFAULT_SIZE) String size,
            @RequestParam(defaultValue = "") String after,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal SignedInPerson me) {
        if (!isCount(page) || !isCount(size)) {
            return problem(HttpStatus.BAD_REQUEST, "page");
        }
        var asked = new SearchQuery(q, SearchQuery.filters(parameters), Integer.parseInt(page), Integer.parseInt(size));
        try {
            return switch (search.search(me.staff() ? asked : asked.ofThePublic(), after)) {
                case SearchOutcome.Found found ->
                    ResponseEntity.ok(json(asked, me.staff() ? found : found.ofThePublic()));
                case SearchOutcome.NotReady notReady -> problem(HttpStatus.SERVICE_UNAVAILABLE, "index");
            };
        } catch (IllegalArgumentException e) {
            return problem(HttpStatus.BAD_REQUEST, "after");
        }
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9][0-9]{0,8}");
    }

    private static Map<String, Object> json(SearchQuery query, SearchOutcome.Found found) {
        var json = new LinkedHashMap<String, Object>();
        json.put("total", found.total());
        json.put("page", query.page());
        json.put("size", query.size());
        json.put("closeness", found.closeness().name());
        found.suggestion().ifPresent(suggestion -> json.put("suggestion", suggestion));
        json.put("cut", found.cut());
        if (found.standing() instanceof IndexStanding.Behind behind) {
            json.put("asOf", behind.since().toString());
        }
        if (!found.after().isEmpty()) {
            json.put("after", found.after());
        }
        json.put("items", found.entries().stream().map(DatasetSearchApi::json).toList());
        var facets = new LinkedHashMap<String, Object>();
        for (var facet : Facet.values()) {
            facets.put(facet.parameter(), found.facets().getOrDefault(facet, List.of()));
        }
        json.put("facets", facets);
        return json;
    }

    private static Map<String, Object> json(FoundEntry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", entry.code());
        json.put("name", entry.name().text());
        json.put("description", entry.description().text());
        json.put(
                "agency",
                Map.of("code", entry.agency(), "name", entry.agencyName().text()));
        var level = entry.level();
        json.put("level", level == null ? null : level.number());
        var share = entry.shareType();
        json.put("shareType", share == null ? null : share.name());
        json.put("openType", entry.openType().isEmpty() ? null : entry.openType());
        json.put("updateCycle", entry.cycle().isEmpty() ? null : entry.cycle());
        var highlights = new LinkedHashMap<String, Object>();
        highlight(highlights, "name", entry.name());
        highlight(highlights, "description", entry.description());
        highlight(highlights, "agency", entry.agencyName());
        if (!entry.items().isEmpty()) {
            highlights.put(
                    "items", entry.items().stream().map(DatasetSearchApi::html).toList());
        }
        json.put("highlights", highlights);
        return json;
    }

    private static void highlight(Map<String, Object> highlights, String name, MarkedText text) {
        if (text.hasMarks()) {
            highlights.put(name, html(text));
        }
    }

    /// HTML with nothing in it but `em`.
    private static String html(MarkedText text) {
        return text.pieces().stream()
                .map(piece -> piece.marked()
                        ? "<em>" + HtmlUtils.htmlEscape(piece.text()) + "</em>"
                        : HtmlUtils.htmlEscape(piece.text()))
                .collect(Collectors.joining());
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String kind) {
        var key = PROBLEM + kind;
        var problem = ProblemDetail.forStatusAndDetail(status, text(key + ".next", Locale.SIMPLIFIED_CHINESE));
        problem.setType(URI.create("urn:zhanqiao:problem:catalog-" + kind));
        problem.setTitle(text(key, Locale.SIMPLIFIED_CHINESE));
        problem.setProperty("titleEn", text(key, Locale.ENGLISH));
        problem.setProperty("detailEn", text(key + ".next", Locale.ENGLISH));
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(problem);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
