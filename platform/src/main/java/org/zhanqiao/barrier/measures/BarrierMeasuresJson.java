package org.zhanqiao.barrier.measures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.measures.CaseFigure;
import org.zhanqiao.ledger.measures.CaseTally;

/// The measures of barriers for programs.
@Schema(name = "BarrierMeasures", description = "堵点指标 · measures of barriers")
record BarrierMeasuresJson(
        @Schema(description = "起始月份 · first month", example = "2026-01")
        String from,

        @Schema(description = "截止月份 · last month", example = "2026-12")
        String to,

        @Schema(description = "责任部门代码，空为全市 · code of the agency; empty for the city")
        String agency,

        @Schema(description = "截至哪天 · as of") LocalDate asOf,

        @Schema(
                description =
                        "平台启动后的第一遍查找还没有完成，平台发现的和已免提交的还没有计入，请一分钟后再来取"
                                + " · whether the first look is still to come: nothing is found or cleared yet, ask again in a minute")
        boolean firstLookAhead,

        Figures total,

        @Schema(description = "逐月 · by month") List<Figures> months,

        @Schema(description = "各责任部门 · by responsible agency")
        List<Figures> agencies,

        @Schema(description = "各部门逐月 · by agency and month") List<Figures> agencyMonths,

        @Schema(description = "按成因 · by cause") List<Figures> causes) {

    /// The figures of one group.
    @Schema(name = "BarrierFigures", description = "一组堵点指标 · the figures of one group")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(
            @Nullable String month,

            @Schema(description = "部门代码，空为尚未交办 · code; empty where none is responsible yet") @Nullable String agency,

            @Schema(description = "成因，空为未判明 · cause; empty where it is not known") @Nullable String cause,

            long all,
            long found,
            long reported,
            long open,
            long overdue,
            long cleared,
            long confirmed,
            long unconfirmed,
            long reopened,

            @Schema(description = "销号工作日中位数 · median working days until closed") @Nullable Integer medianDays,

            @Schema(description = "销号工作日九成分位 · 90th percentile") @Nullable Integer p90Days,

            @Schema(description = "已免提交的材料及一年少交少跑 · papers no longer asked for, and what that spares a year") @Nullable Spared spared) {

        static Figures of(
                @Nullable String month,
                @Nullable String agency,
                @Nullable String cause,
                CaseTally tally,
                Clearings.@Nullable Cleared cleared) {
            return new Figures(
                    month,
                    agency,
                    cause,
                    tally.of(CaseFigure.ALL),
                    tally.of(CaseFigure.FOUND),
                    tally.of(CaseFigure.REPORTED),
                    tally.of(CaseFigure.OPEN),
                    tally.of(CaseFigure.OVERDUE),
                    tally.of(CaseFigure.CLEARED),
                    tally.of(CaseFigure.CONFIRMED),
                    tally.of(CaseFigure.UNCONFIRMED),
                    tally.of(CaseFigure.REOPENED),
                    tally.median(),
                    tally.ninetieth(),
                    cleared == null
                            ? null
                            : new Spared(
                                    cleared.papers(),
                                    cleared.spared().papers(),
                                    Math.round(cleared.spared().trips()),
                                    Math.round(cleared.spared().days())));
        }
    }

    /// What clearing papers spares people.
    @Schema(name = "BarrierSpared", description = "已免提交的材料，以及一年少交、少跑、省下的天数 · spared in a year")
    record Spared(long papersCleared, long papersPerYear, long tripsPerYear, long daysPerYear) {}

    static BarrierMeasuresJson of(BarrierMeasures.Measured measured) {
        var figures = measured.cases();
        var cleared = measured.cleared();
        return new BarrierMeasuresJson(
                figures.scope().months().from().toString(),
                figures.scope().months().to().toString(),
                figures.scope().agency(),
                figures.today(),
                measured.ahead(),
                Figures.of(null, null, null, figures.total(), cleared.total()),
                figures.months().entrySet().stream()
                        .map(each -> Figures.of(
                                each.getKey().toString(),
                                null,
                                null,
                                each.getValue(),
                                orNothing(cleared.months(), each.getKey())))
                        .toList(),
                figures.agencies().entrySet().stream()
                        .map(each -> Figures.of(
                                null,
                                each.getKey(),
                                null,
                                each.getValue(),
                                orNothing(cleared.agencies(), each.getKey())))
                        .toList(),
                figures.both().entrySet().stream()
                        .flatMap(agency -> months(agency.getKey(), agency.getValue()).stream())
                        .toList(),
                figures.topics().entrySet().stream()
                        .map(each -> Figures.of(null, null, each.getKey(), each.getValue(), null))
                        .toList());
    }

    private static <K> Clearings.Cleared orNothing(Map<K, Clearings.Cleared> cleared, K key) {
        return Objects.requireNonNullElse(cleared.get(key), Clearings.Cleared.NOTHING);
    }

    private static List<Figures> months(String agency, Map<YearMonth, CaseTally> months) {
        return months.entrySet().stream()
                .map(each -> Figures.of(each.getKey().toString(), agency, null, each.getValue(), null))
                .collect(Collectors.toList());
    }
}
