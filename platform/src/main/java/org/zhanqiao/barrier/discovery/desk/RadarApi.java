package org.zhanqiao.barrier.discovery.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.FirstLook;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.RadarRow;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.discovery.Step;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.UnfitParameter;

/// The radar for programs: what its page shows, with the chain of each paper. `docs/discovery.md` describes it.
@RestController
@Tag(name = "barriers")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class RadarApi {

    private final Barriers barriers;
    private final FirstLook firstLook;
    private final Identity identity;
    private final Matters matters;
    private final MessageSource messages;

    RadarApi(Barriers barriers, FirstLook firstLook, Identity identity, Matters matters, MessageSource messages) {
        this.barriers = barriers;
        this.firstLook = firstLook;
        this.identity = identity;
        this.matters = matters;
        this.messages = messages;
    }

    @Operation(
            operationId = "getBarrierRadar",
            summary = "堵点雷达 · the radar of barriers",
            description = "每份办事材料卡在哪一环，附逐环证据和疏通后一年少交的材料；省得最多的在前。大数据局可看全市，"
                    + "部门只看本部门要的材料和要到本部门数据上的材料。"
                    + " · Where each paper is held up, link by link, and what clearing it would spare; what spares most"
                    + " first. The bureau reads all, an agency what it demands and what is asked of its data.")
    @ApiResponse(
            responseCode = "200",
            description = "一页雷达 · one page of the radar",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RadarJson.class)))
    @GetMapping("/api/v1/barriers/radar")
    RadarJson radar(
            @Parameter(description = "要材料的部门代码 · code of the agency that demands the papers")
                    @RequestParam(defaultValue = "")
                    String agency,
            @Parameter(description = "成因，或 NO_HOLDER、OWN_DATA、GENERATED、CLEARED · the cause")
                    @RequestParam(required = false)
                    Result.@Nullable Kind cause,
            @Parameter(description = "事项编码 · code of the matter") @RequestParam(defaultValue = "") String matter,
            @Parameter(description = "页码，从 1 起 · page, from 1") @RequestParam(defaultValue = "1") int page,
            @Parameter(description = "每页条数，1 到 200 · papers a page") @RequestParam(defaultValue = "25") int size,
            @AuthenticationPrincipal SignedInPerson me) {
        require("page", page >= 1, "≥ 1");
        require("size", size >= 1 && size <= ListQuery.LARGEST_SIZE, "1–" + ListQuery.LARGEST_SIZE);
        identity.checkAgencyParameter("agency", agency);
        if (!matter.isEmpty() && matters.findMatter(matter).isEmpty()) {
            throw UnfitParameter.said("matter", "barrier.radar.matter.parameter");
        }
        var query = new ListQuery("", "", false, page, size);
        var filter = new RadarFilter(RadarPages.reader(me), agency, matter, Optional.ofNullable(cause), "");
        var rows = barriers.radar(filter).rows();
        var shown = rows.stream().skip(query.offset()).limit(query.size()).toList();
        var chains = barriers.listChains(
                shown.stream().map(row -> row.finding().paper()).toList());
        var names = identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
        return new RadarJson(
                rows.size(),
                query.page(),
                query.size(),
                firstLook.isAhead(),
                shown.stream().map(row -> cell(row, chains, names)).toList());
    }

    private static void require(String parameter, boolean fits, String allowed) {
        if (!fits) {
            throw new UnfitParameter(parameter, List.of(allowed));
        }
    }

    private RadarJson.Cell cell(RadarRow row, Map<PaperKey, Finding> chains, Map<String, String> names) {
        var finding = chains.getOrDefault(row.finding().paper(), row.finding());
        var matter = row.matter();
        return new RadarJson.Cell(
                new RadarJson.MatterJson(matter.code(), matter.name(), matter.agency(), matter.casesPerYear()),
                row.paper().name(),
                names.containsKey(row.keeper()) ? row.keeper() : null,
                orNull(names.getOrDefault(row.keeper(), row.keeper())),
                finding.kind(),
                finding.proposed(),
                finding.link(),
                orNull(finding.dataset()),
                finding.since(),
                evidence(finding.steps()),
                new RadarJson.SparedJson(
                        row.spared().papers(),
                        row.spared().trips(),
                        row.spared().days()));
    }

    private List<RadarJson.Evidence> evidence(List<Step> steps) {
        return steps.stream()
                .map(step -> new RadarJson.Evidence(
                        step.link(),
                        step.state(),
                        text(step, Locale.SIMPLIFIED_CHINESE),
                        text(step, Locale.ENGLISH),
                        orNull(step.page()),
                        step.at()))
                .toList();
    }

    private String text(Step step, Locale locale) {
        return messages.getMessage(step.messageKey(), step.arguments().toArray(), locale);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
