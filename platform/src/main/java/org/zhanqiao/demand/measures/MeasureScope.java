package org.zhanqiao.demand.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.zhanqiao.workday.MonthSpan;

/// Whose requests are measured, of which time.
///
/// @param from     the first month; a request belongs to the month in which it came to its provider
/// @param to       the last month
/// @param provider code of the agency that was asked; empty for all
/// @param consumer code of the agency that asked; empty for all
public record MeasureScope(YearMonth from, YearMonth to, String provider, String consumer) {

    /// @throws IllegalArgumentException when the months are none, or more than [MonthSpan#MOST_MONTHS]
    public MeasureScope {
        if (!MonthSpan.fits(from, to)) {
            throw new IllegalArgumentException(
                    "from %s to %s: 1 to %d months are measured".formatted(from, to, MonthSpan.MOST_MONTHS));
        }
    }

    /// Its months, in their order.
    public List<YearMonth> months() {
        return new MonthSpan(from, to).months();
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return to.atEndOfMonth();
    }

    /// The same of one month.
    public MeasureScope in(YearMonth month) {
        return new MeasureScope(month, month, provider, consumer);
    }

    public MeasureScope ofProvider(String other) {
        return new MeasureScope(from, to, other, consumer);
    }

    public MeasureScope ofConsumer(String other) {
        return new MeasureScope(from, to, provider, other);
    }

    /// SQL over `demand.request_handling`.
    String condition() {
        var sql = new StringJoiner(" and ").add("received_on between :firstDay and :lastDay");
        if (!provider.isEmpty()) {
            sql.add("provider = :provider");
        }
        if (!consumer.isEmpty()) {
            sql.add("consumer = :consumer");
        }
        return sql.toString();
    }

    /// What [#condition] fills in.
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("firstDay", firstDay());
        parameters.put("lastDay", lastDay());
        if (!provider.isEmpty()) {
            parameters.put("provider", provider);
        }
        if (!consumer.isEmpty()) {
            parameters.put("consumer", consumer);
        }
        return parameters;
    }
}
