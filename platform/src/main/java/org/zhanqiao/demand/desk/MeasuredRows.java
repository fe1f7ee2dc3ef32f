package org.zhanqiao.demand.desk;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.HandlingFilter;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestFilter.Desk;
import org.zhanqiao.workday.MonthSpan;

/// The figure that a list of requests stands behind, for whoever came from the measures.
///
/// @param desk     whose list it is
/// @param provider name of the agency that was asked; empty for all
/// @param consumer name of the agency that asked; empty for all
public record MeasuredRows(HandlingFilter filter, Desk desk, String provider, String consumer) {

    /// As it stands in the address.
    record Asked(
            @Nullable String figure,
            @Nullable String from,
            @Nullable String to,
            @Nullable String provider,
            @Nullable String consumer,
            @Nullable String type,
            @Nullable String ground) {

        /// The rows it means; empty when it names no figure or no months.
        Optional<HandlingFilter> filter() {
            return named(Figure.values(), figure)
                    .flatMap(asked -> scope().map(scope -> new HandlingFilter(
                            scope, asked, named(ShareType.values(), type), named(RefusalGround.values(), ground))));
        }

        private Optional<MeasureScope> scope() {
            try {
                var first = YearMonth.parse(from == null ? "" : from);
                var last = YearMonth.parse(to == null ? "" : to);
                return MonthSpan.fits(first, last)
                        ? Optional.of(new MeasureScope(
                                first, last, provider == null ? "" : provider, consumer == null ? "" : consumer))
                        : Optional.empty();
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        private static <E extends Enum<E>> Optional<E> named(E[] values, @Nullable String name) {
            return Arrays.stream(values)
                    .filter(value -> value.name().equals(name))
                    .findFirst();
        }
    }

    /// What a form keeps of it, by name.
    public Map<String, String> parameters() {
        return MeasureLinks.parameters(filter).entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The months, as text.
    public String months() {
        var scope = filter.scope();
        return scope.from().equals(scope.to()) ? scope.from().toString() : scope.from() + " – " + scope.to();
    }

    /// Address of the measures.
    public String back() {
        var scope = filter.scope();
        var side = desk == Desk.ASKED ? MeasureQuery.Side.CONSUMER : MeasureQuery.Side.PROVIDER;
        return MeasureLinks.measures(MeasureLinks.REQUESTS, new MeasureQuery(desk, side, "", scope.from(), scope.to()));
    }
}
