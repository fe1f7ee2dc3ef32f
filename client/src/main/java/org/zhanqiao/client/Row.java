package org.zhanqiao.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of an answer. Its printed form names the fields and shows no value.
///
/// @param asOf when the source says the row was true; null where it does not say
/// @param data field to value, as granted and masked: String, Long or Integer or BigInteger, BigDecimal, Boolean,
///     List, Map, or null where the source has none
/// @param unfit fields that are null although the source has something there, which is not of the field's type
/// @param disputed fields whose value somebody says is wrong while that is looked into, with the day since when:
///     decide on them only after verifying them some other way
public record Row(
        @Nullable Instant asOf,
        Map<String, @Nullable Object> data,
        List<String> unfit,
        Map<String, LocalDate> disputed) {
    /// The value as text.
    ///
    /// @throws IllegalArgumentException when the row has no such field, or no value in it
    public String text(String field) {
        return find(field)
                .map(Object::toString)
                .orElseThrow(() -> new IllegalArgumentException(
                        unfit.contains(field)
                                ? "What the source holds in the field " + field + " is not of the field's type"
                                : "The row has no value in the field " + field));
    }

    /// The value; empty when the row has no such field, or no value in it.
    public Optional<Object> find(String field) {
        return Optional.ofNullable(data.get(field));
    }

    /// Since when the field's value is disputed; empty when it is not.
    public Optional<LocalDate> findDispute(String field) {
        return Optional.ofNullable(disputed.get(field));
    }

    @Override
    public String toString() {
        return "Row[asOf=" + asOf + ", fields=" + data.keySet() + "]";
    }
}
