package org.zhanqiao.ledger;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A case as a line of a file says it.
///
/// @param id     of the case that it is, or says that it is; empty for a new one
/// @param values by column, agencies and campaigns by code, people by login, days as 2026-01-15; what a line leaves
///     empty is absent
/// @param due    the last day; of a new one as it will be
public record ListedCase(
        String id, Map<CaseColumn, String> values, @Nullable LocalDate due) {

    public ListedCase {
        values = Map.copyOf(values);
    }

    /// What a column says; empty for nothing.
    public String value(CaseColumn column) {
        return values.getOrDefault(column, "");
    }

    CaseKind kind() {
        return CaseKind.valueOf(value(CaseColumn.KIND));
    }

    /// Its limit in working days.
    int days() {
        return value(CaseColumn.DAYS).isEmpty() ? kind().workingDays() : Integer.parseInt(value(CaseColumn.DAYS));
    }

    LocalDate reported() {
        return LocalDate.parse(value(CaseColumn.REPORTED));
    }

    /// Whether importing it says more than that it was reported.
    public boolean isTriaged() {
        return isAssigned()
                || !value(CaseColumn.DAYS).isEmpty()
                || !value(CaseColumn.CAMPAIGN).isEmpty();
    }

    public boolean isAssigned() {
        return !value(CaseColumn.AGENCY).isEmpty();
    }

    ListedCase with(String knownAs, @Nullable LocalDate lastDay) {
        return new ListedCase(knownAs, values, lastDay);
    }

    ListedCase with(CaseColumn column, String value) {
        var changed = new EnumMap<CaseColumn, String>(CaseColumn.class);
        changed.putAll(values);
        changed.put(column, value);
        return new ListedCase(id, changed, due);
    }
}
