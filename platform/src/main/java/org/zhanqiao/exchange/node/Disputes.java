package org.zhanqiao.exchange.node;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.SubjectSalts;

/// What is disputed in one service. A row is known by the numbers that it is about, that it was found by and that order
/// it: one of them is what the correction request names. Where several rows share a number, all of them are marked: one
/// mark too many makes somebody look again, and one too few lets somebody decide on a wrong value.
final class Disputes {

    static final Disputes NONE = new Disputes(_ -> "", Map.of());

    private final Function<String, String> reference;
    private final Map<String, Map<String, LocalDate>> subjects;

    /// @param subjects since when which items are disputed, by the reference of what their record is found by
    Disputes(SubjectSalts references, Map<String, Map<String, LocalDate>> subjects) {
        this(references::reference, subjects);
    }

    private Disputes(Function<String, String> reference, Map<String, Map<String, LocalDate>> subjects) {
        this.reference = reference;
        this.subjects = subjects;
    }

    /// Those of a row's values that are disputed, by field.
    ///
    /// @param given whether the answer says something of a field
    List<DisputedField> of(AuthorisedCall call, SourceRow row, Predicate<String> given) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        var disputed = new ArrayList<DisputedField>(1);
        numbers(call, row)
                .map(number -> subjects.get(reference.apply(number)))
                .filter(items -> items != null)
                .distinct()
                .forEach(items -> items.forEach((item, since) -> {
                    if (given.test(item)
                            && disputed.stream().noneMatch(each -> each.field().equals(item))) {
                        disputed.add(new DisputedField(item, since));
                    }
                }));
        disputed.sort(DisputedField.BY_NAME);
        return List.copyOf(disputed);
    }

    private static Stream<String> numbers(AuthorisedCall call, SourceRow row) {
        var keys = call.request().keys();
        var found = keys.isEmpty() ? Stream.<String>empty() : keys.get(row.key()).values().stream();
        return Stream.of(stated(row.subjects()), stated(row.rowKey()), found)
                .flatMap(Function.identity())
                .distinct();
    }

    private static Stream<String> stated(@Nullable String[] values) {
        return Stream.of(values).map(value -> value == null ? "" : value).filter(value -> !value.isBlank());
    }
}
