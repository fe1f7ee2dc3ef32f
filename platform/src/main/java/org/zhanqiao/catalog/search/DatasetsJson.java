package org.zhanqiao.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.zhanqiao.catalog.ShareType;

/// One page of results as programs read it. What is not there is left out.
///
/// @param asOf results are as of then; absent while the index is current
/// @param after where the next page goes on; absent after the last
/// @param facets values and counts by the name of the parameter that narrows by them
@Schema(name = "Datasets", description = "一页检索结果 · one page of results")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatasetsJson(
        @Schema(description = "符合的条目总数 · entries on all pages")
        long total,

        int page,
        int size,

        @Schema(description = "符合的程度 · how closely the results fit the question")
        Closeness closeness,

        @Schema(description = "可能想问的检索词 · the question as it was probably meant") @Nullable String suggestion,

        @Schema(description = "检索词过长、后面的部分没有使用 · the question was longer than is looked at")
        boolean cut,

        @Schema(description = "结果截至的时刻；索引正常时没有 · results are as of then; absent while the index is current") @Nullable Instant asOf,

        @Schema(description = "下一页从这里继续；没有则已到末页 · where the next page goes on; absent after the last") @Nullable String after,

        List<Item> items,

        @Schema(description = "各筛选参数可取的值和条数 · values and counts, by the parameter that narrows by them")
        Map<String, List<FacetCount>> facets) {

    /// An entry that fits.
    @Schema(name = "DatasetFound", description = "符合的条目 · an entry that fits")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(description = "资源代码 · code by the national structure", example = "102000/00021")
            String code,

            @Schema(example = "上市公司名录") String name,

            @Schema(description = "摘要 · abstract") String description,

            Provider agency,

            @Schema(description = "数据级别 · level", minimum = "1", maximum = "4") @Nullable Integer level,

            @Schema(description = "共享类型 · share type") @Nullable ShareType shareType,

            @Schema(description = "开放类型 · open type") @Nullable String openType,

            @Schema(description = "更新周期 · update cycle") @Nullable String updateCycle,

            Highlights highlights) {}

    /// The agency that provides.
    @Schema(name = "Agency", description = "提供单位 · the agency that provides")
    record Provider(
            @Schema(description = "统一社会信用代码 · unified social credit code")
            String code,

            String name) {}

    /// What answers the question: HTML with nothing in it but `em`.
    @Schema(
            name = "Highlights",
            description = "命中之处，只含 <em> 的 HTML · what answers the question: HTML with nothing but <em>")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Highlights(
            @Nullable String name,
            @Nullable String description,
            @Nullable String agency,

            @Schema(description = "命中的数据项 · data items that answer the question") @Nullable List<String> items) {}

    static DatasetsJson of(SearchQuery query, SearchOutcome.Found found) {
        var facets = new LinkedHashMap<String, List<FacetCount>>();
        for (var facet : Facet.values()) {
            facets.put(facet.parameter(), found.facets().getOrDefault(facet, List.of()));
        }
        return new DatasetsJson(
                found.total(),
                query.page(),
                query.size(),
                found.closeness(),
                found.suggestion().orElse(null),
                found.cut(),
                found.standing() instanceof IndexStanding.Behind behind ? behind.since() : null,
                emptyToNull(found.after()),
                found.entries().stream().map(DatasetsJson::item).toList(),
                facets);
    }

    private static Item item(FoundEntry entry) {
        var level = entry.level();
        return new Item(
                entry.code(),
                entry.name().text(),
                entry.description().text(),
                new Provider(entry.agency(), entry.agencyName().text()),
                level == null ? null : level.number(),
                entry.shareType(),
                emptyToNull(entry.openType()),
                emptyToNull(entry.cycle()),
                new Highlights(
                        marked(entry.name()),
                        marked(entry.description()),
                        marked(entry.agencyName()),
                        entry.items().isEmpty()
                                ? null
                                : entry.items().stream().map(DatasetsJson::html).toList()));
    }

    private static @Nullable String marked(MarkedText text) {
        return text.hasMarks() ? html(text) : null;
    }

    private static String html(MarkedText text) {
        return text.pieces().stream()
                .map(piece -> piece.marked()
                        ? "<em>" + HtmlUtils.htmlEscape(piece.text()) + "</em>"
                        : HtmlUtils.htmlEscape(piece.text()))
                .collect(Collectors.joining());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
