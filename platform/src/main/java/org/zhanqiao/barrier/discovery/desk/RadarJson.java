package org.zhanqiao.barrier.discovery.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.discovery.Link;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.discovery.Step;

/// One page of the radar as programs read it.
@Schema(name = "BarrierRadar", description = "一页堵点雷达 · one page of the radar of barriers")
record RadarJson(
        @Schema(description = "符合的材料总数 · papers on all pages")
        long total,

        int page,
        int size,

        @Schema(
                description = "平台启动后的第一遍查找还没有完成，数字还不能用，请一分钟后再来取"
                        + " · whether the first look is still to come: nothing is counted yet, ask again in a minute")
        boolean firstLookAhead,

        List<Cell> papers) {

    /// A paper of a matter.
    @Schema(name = "BarrierRadarPaper", description = "一个事项的一份材料 · a paper of a matter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cell(
            MatterJson matter,

            @Schema(description = "材料名称 · name of the paper", example = "结婚证")
            String paper,

            @Schema(
                    description = "掌握数据的部门代码；不是本市部门则没有"
                            + " · code of the agency that keeps what it says; absent for none of the city’s")
            @Nullable String holder,

            @Schema(
                    description = "掌握数据的部门简称，或清单写明的出具单位；无人掌握则没有"
                            + " · its short name, or whom the inventory names; absent for nobody")
            @Nullable String holderName,

            @Schema(
                    description = "堵点成因，或没有堵点的 NO_HOLDER、OWN_DATA、GENERATED、CLEARED；只有 CLEARED 有调用记录证明"
                            + " · the cause, or one of the ways without one; calls prove CLEARED alone")
            Result.Kind cause,

            @Schema(
                    description =
                            "没有调用证明、待大数据局同意的结果；没有则没有"
                                    + " · what it would be without calls to prove it, once the bureau agrees; absent for nothing")
            Result.@Nullable Kind proposed,

            @Schema(description = "断开的一环；没有断开则是最后看的一环 · the link that breaks, or the last followed")
            Link link,

            @Schema(description = "承载数据的资源代码；没有找到则没有 · code of the dataset; absent where none was found") @Nullable String dataset,

            @Schema(description = "从何时起如此 · since when") Instant since,

            @Schema(description = "逐环证据 · the links as they were followed")
            List<Evidence> evidence,

            SparedJson spared) {}

    /// The matter.
    @Schema(name = "BarrierRadarMatter", description = "政务服务事项 · the service item")
    record MatterJson(
            @Schema(example = "370200-CS-01") String code,
            String name,

            @Schema(description = "实施部门代码 · code of the agency")
            String agency,

            @Schema(description = "年办件量 · cases a year") long casesPerYear) {}

    /// A link that was followed.
    @Schema(name = "BarrierRadarEvidence", description = "一环的证据 · what was read at a link")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(
            Link link,
            Step.State state,
            String text,
            String textEn,

            @Schema(description = "出处页面；没有则没有 · where it was read; absent for nowhere") @Nullable String page,

            @Schema(description = "事实的时刻 · of when the fact is") @Nullable Instant at) {}

    /// What clearing would spare in a year.
    @Schema(name = "BarrierRadarSpared", description = "疏通后一年少交的材料、少跑的趟数、少花的天数 · spared in a year")
    record SparedJson(long papers, double trips, double days) {}
}
