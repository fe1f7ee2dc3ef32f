package org.zhanqiao.demand.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.measures.DemandFigures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.Tally;
import org.zhanqiao.demand.requests.RefusalGround;

/// The measures as programs read them; `docs/measures.md` defines each.
@Schema(name = "DemandMeasures", description = "供需指标 · measures of requests and services")
record MeasuresJson(
        @Schema(description = "起始月份 · first month", example = "2026-01")
        String from,

        @Schema(description = "截止月份 · last month", example = "2026-12")
        String to,

        @Schema(description = "部门代码；全市则没有 · code of the agency, null for the city") @Nullable String agency,

        @Schema(
                description = "该部门作为提供部门还是申请部门 · on which side the agency stands",
                allowableValues = {"provider", "consumer"})
        @Nullable String side,

        @Schema(description = "截至哪一天计算逾期 · the day against which requests are overdue")
        LocalDate asOf,

        Counted total,

        List<OfMonth> months,

        @Schema(description = "按提供部门 · by provider") List<OfAgency> providers,

        @Schema(description = "按申请部门 · by consumer") List<OfAgency> consumers,

        List<OfType> shareTypes,

        @Schema(description = "按提供部门和共享类型 · by provider and share type")
        List<OfAnswers> answers,

        @Schema(description = "不同意的理由 · refusals by reason") List<OfGround> refusals,

        List<OfService> services) {

    /// The figures of some requests.
    @Schema(name = "DemandFigures", description = "一组申请的指标 · the figures of some requests")
    record Counted(
            @Schema(description = "需求满足率，0 到 1；没有到期的则没有 · satisfaction rate, null while nothing is due") @Nullable Double satisfaction,

            WorkingDaysTaken answerWorkingDays,

            long satisfied,
            long refused,
            long answerOverdue,
            long deliveryOverdue,
            long underWay,
            long withdrawn,
            long received,
            long due,
            long answered,
            long closedLate,
            long deliveredLate) {

        private static Counted of(Tally tally) {
            return new Counted(
                    orNull(tally.satisfaction()),
                    new WorkingDaysTaken(tally.median(), tally.ninetieth()),
                    tally.of(Figure.SATISFIED),
                    tally.of(Figure.REFUSED),
                    tally.of(Figure.ANSWER_OVERDUE),
                    tally.of(Figure.DELIVERY_OVERDUE),
                    tally.of(Figure.UNDER_WAY),
                    tally.of(Figure.WITHDRAWN),
                    tally.of(Figure.RECEIVED),
                    tally.of(Figure.DUE),
                    tally.of(Figure.ANSWERED),
                    tally.of(Figure.CLOSED_LATE),
                    tally.of(Figure.DELIVERED_LATE));
        }
    }

    /// How long answers took.
    @Schema(
            name = "WorkingDaysTaken",
            description = "答复用了几个工作日；没有答复则没有 · working days that answers took, null without one")
    record WorkingDaysTaken(
            @Schema(description = "中位数 · median") @Nullable Integer median,

            @Schema(description = "九成以内 · nine of ten") @Nullable Integer p90) {}

    /// The requests of a month.
    @Schema(name = "MonthFigures", description = "一个月送达的申请 · requests that came in a month")
    record OfMonth(@Schema(example = "2026-05") String month, Counted figures) {}

    /// The requests of an agency.
    @Schema(name = "AgencyFigures", description = "一个部门的申请 · requests of an agency")
    record OfAgency(
            @Schema(description = "统一社会信用代码 · unified social credit code")
            String agency,

            Counted figures) {}

    /// The requests of a share type.
    @Schema(name = "ShareTypeFigures", description = "一种共享类型的申请 · requests of a share type")
    record OfType(ShareType shareType, Counted figures) {}

    /// The requests of a provider and a share type.
    @Schema(name = "AnswerFigures", description = "一个提供部门、一种共享类型的申请 · requests of a provider and a share type")
    record OfAnswers(String agency, ShareType shareType, Counted figures) {}

    /// The refusals for a reason.
    @Schema(name = "RefusalCount", description = "一种理由的不同意 · refusals for a reason")
    record OfGround(RefusalGround ground, long requests) {}

    /// How a service did.
    @Schema(name = "ServiceFigures", description = "一个数据服务的表现；没有调用则没有 · how a service did, null without calls")
    record OfService(
            @Schema(example = "police.resident") String service,

            @Schema(description = "稳定，0 到 1 · stability") @Nullable Double stability,

            @Schema(description = "响应时间中位数，毫秒 · median, milliseconds") @Nullable Double medianMilliseconds,

            @Schema(description = "响应时间九成五分位，毫秒 · 95th percentile, milliseconds") @Nullable Double p95Milliseconds,

            @Schema(description = "新鲜，0 到 1 · freshness") @Nullable Double freshness,

            long served,
            long unavailable,
            long refused,

            @Schema(description = "以保留的上一次答复提供 · served with the last good answer")
            long kept) {

        private static OfService of(String service, Performance performance) {
            return new OfService(
                    service,
                    orNull(performance.stability()),
                    orNull(performance.median()),
                    orNull(performance.slow()),
                    orNull(performance.freshness()),
                    performance.served(),
                    performance.unavailable(),
                    performance.refused(),
                    performance.kept());
        }
    }

    static MeasuresJson of(MeasureQuery query, DemandFigures figures, Map<String, Performance> services) {
        boolean city = query.agency().isEmpty();
        return new MeasuresJson(
                query.from().toString(),
                query.to().toString(),
                city ? null : query.agency(),
                city ? null : query.side().text(),
                figures.today(),
                Counted.of(figures.total()),
                each(figures.months(), (month, counted) -> new OfMonth(month.toString(), counted)),
                each(figures.providers(), OfAgency::new),
                each(figures.consumers(), OfAgency::new),
                each(figures.types(), OfType::new),
                figures.answers().entrySet().stream()
                        .flatMap(provider -> each(
                                provider.getValue(), (type, counted) -> new OfAnswers(provider.getKey(), type, counted))
                                .stream())
                        .toList(),
                figures.grounds().entrySet().stream()
                        .map(each -> new OfGround(each.getKey(), each.getValue()))
                        .toList(),
                services.entrySet().stream()
                        .map(each -> OfService.of(each.getKey(), each.getValue()))
                        .toList());
    }

    private static <K, T> List<T> each(Map<K, Tally> tallies, BiFunction<K, Counted, T> made) {
        return tallies.entrySet().stream()
                .map(each -> made.apply(each.getKey(), Counted.of(each.getValue())))
                .toList();
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isEmpty() ? null : figure.getAsDouble();
    }
}
