package org.zhanqiao.exchange.node;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.SubjectSalts;
import org.zhanqiao.catalog.ItemType;

/// Turns what the source gave into what may leave. The only maker of [MaskedRows].
final class Masking {

    /// One call returns at most this many rows; the source is asked for one more to tell.
    static final int MOST_ROWS = 5_000;

    /// And at most this many of one key, however many keys it has: some sources are asked key by key, each
    /// for one row more than this.
    private static final int MOST_ROWS_OF_A_KEY = 1_000;

    private final PageMark pageMark;
    private final DisputeBook disputes;

    Masking(PageMark pageMark, DisputeBook disputes) {
        this.pageMark = pageMark;
        this.disputes = disputes;
    }

    /// @throws Stop.Refused when the source has more rows than one call returns
    MaskedRows apply(AuthorisedCall call, SourceAnswer answer) {
        return switch (call.request().mode()) {
            case QUERY -> query(call, answer);
            case LIST -> list(call, answer);
            case VERIFY -> verify(call, answer);
        };
    }

    private MaskedRows query(AuthorisedCall call, SourceAnswer answer) {
        checkSize(call, answer.rows());
        var rows = new ArrayList<MaskedRows.Row>(answer.rows().size());
        var found = new HashSet<Integer>();
        var subjects = new LinkedHashSet<String>();
        var marks = disputes.in(call.plan().service());
        for (var row : answer.rows()) {
            rows.add(mask(call, row, marks));
            found.add(row.key());
            addSubjects(subjects, row);
        }
        var missing = new ArrayList<Integer>();
        for (int i = 0; i < call.request().keys().size(); i++) {
            if (!found.contains(i)) {
                missing.add(i);
            }
        }
        addLookedUp(call, subjects);
        return new MaskedRows(
                rows, missing, List.of(), null, List.copyOf(subjects), answer.lastGoodAt(), disputed(rows, marks));
    }

    private MaskedRows list(AuthorisedCall call, SourceAnswer answer) {
        int size = call.request().size();
        boolean more = answer.rows().size() > size;
        var page = more ? answer.rows().subList(0, size) : answer.rows();
        var rows = new ArrayList<MaskedRows.Row>(page.size());
        var subjects = new LinkedHashSet<String>();
        var marks = disputes.in(call.plan().service());
        for (var row : page) {
            rows.add(mask(call, row, marks));
            addSubjects(subjects, row);
        }
        var next = more
                ? pageMark.seal(
                        call.plan(),
                        Arrays.stream(page.getLast().rowKey())
                                .map(part -> part == null ? "" : part)
                                .toList())
                : null;
        return new MaskedRows(
                rows, List.of(), List.of(), next, List.copyOf(subjects), answer.lastGoodAt(), disputed(rows, marks));
    }

    /// Of several rows under a key the one that matches best answers, so that yes to two fields means one row.
    private MaskedRows verify(AuthorisedCall call, SourceAnswer answer) {
        checkSize(call, answer.rows());
        var request = call.request();
        var subjects = new LinkedHashSet<String>();
        var matches = new ArrayList<Map<String, Boolean>>(request.keys().size());
        for (int i = 0; i < request.keys().size(); i++) {
            matches.add(compare(call, null, request.values().get(i)));
        }
        for (var row : answer.rows()) {
            addSubjects(subjects, row);
            var found = compare(call, row, request.values().get(row.key()));
            if (yes(found) > yes(matches.get(row.key()))) {
                matches.set(row.key(), found);
            }
        }
        addLookedUp(call, subjects);
        var marked = marked(call, answer, matches);
        var disputed = new LinkedHashSet<String>();
        marked.forEach(match -> match.disputed().forEach(each -> disputed.add(each.field())));
        return new MaskedRows(List.of(), List.of(), marked, null, List.copyOf(subjects), answer.lastGoodAt(), disputed);
    }

    /// A yes or no says something of a stored value, so it is marked like the value. Where a key has several rows, it
    /// is when the value is disputed in any.
    private List<MaskedRows.Match> marked(
            AuthorisedCall call, SourceAnswer answer, List<Map<String, Boolean>> matches) {
        var marks = disputes.in(call.plan().service());
        if (marks == Disputes.NONE) {
            return matches.stream()
                    .map(each -> new MaskedRows.Match(each, List.of()))
                    .toList();
        }
        var disputed = new ArrayList<Set<DisputedField>>(matches.size());
        matches.forEach(_ -> disputed.add(new TreeSet<>(DisputedField.BY_NAME)));
        for (var row : answer.rows()) {
            disputed.get(row.key()).addAll(marks.of(call, row, matches.get(row.key())::containsKey));
        }
        return IntStream.range(0, matches.size())
                .mapToObj(key -> new MaskedRows.Match(matches.get(key), List.copyOf(disputed.get(key))))
                .toList();
    }

    private static Set<String> disputed(List<MaskedRows.Row> rows, Disputes marks) {
        return marks == Disputes.NONE
                ? Set.of()
                : rows.stream()
                        .flatMap(row -> row.disputed().stream())
                        .map(DisputedField::field)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long yes(Map<String, Boolean> matches) {
        return matches.values().stream().filter(match -> match).count();
    }

    private static Map<String, Boolean> compare(
            AuthorisedCall call, @Nullable SourceRow row, Map<String, String> values) {
        var matches = new java.util.LinkedHashMap<String, Boolean>();
        for (var value : values.entrySet()) {
            int column = java.util.Objects.requireNonNull(call.plan().verifiable(value.getKey()));
            var type = call.plan().definition.verifiable().get(column).type();
            var stored = row == null ? null : row.values()[column];
            matches.put(value.getKey(), stored != null && same(type, stored, value.getValue()));
        }
        return matches;
    }

    private static boolean same(ItemType type, String stored, String sent) {
        return switch (type) {
            case NUMBER -> {
                var number = TypedValue.number(stored);
                yield number != null && number.compareTo(new BigDecimal(sent)) == 0;
            }
            case TIMESTAMP -> {
                var instant = TypedValue.instant(stored);
                yield instant != null && instant.equals(TypedValue.instant(sent));
            }
            case BOOLEAN -> stored.equalsIgnoreCase(sent);
            case TEXT, DATE -> plain(stored).equals(plain(sent));
        };
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static MaskedRows.Row mask(AuthorisedCall call, SourceRow row, Disputes marks) {
        var plan = call.plan();
        var columns = call.columns();
        var values = new @Nullable String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            var value = row.values()[columns[i]];
            values[i] = value == null ? null : plan.masks.get(columns[i]).apply(value);
        }
        return new MaskedRows.Row(row.key(), row.asOf(), values, marks.of(call, row, item -> gives(call, item)));
    }

    private static boolean gives(AuthorisedCall call, String item) {
        var column = call.plan().column(item);
        return column != null && Arrays.stream(call.columns()).anyMatch(given -> given == column);
    }

    private static void checkSize(AuthorisedCall call, List<SourceRow> rows) {
        if (rows.size() > MOST_ROWS) {
            throw new Stop.Refused(Refusal.RESULT_TOO_LARGE);
        }
        if (rows.size() > MOST_ROWS_OF_A_KEY) {
            var ofKey = new int[call.request().keys().size()];
            for (var row : rows) {
                if (++ofKey[row.key()] > MOST_ROWS_OF_A_KEY) {
                    throw new Stop.Refused(Refusal.RESULT_TOO_LARGE);
                }
            }
        }
    }

    /// Whom a call asked about counts as read even when there was no row: that there is none is an answer too.
    private static void addLookedUp(AuthorisedCall call, Set<String> subjects) {
        for (var subject : call.plan().definition.service().subjects()) {
            call.request().keys().forEach(key -> addSubject(subjects, key.get(subject)));
        }
    }

    private static void addSubjects(Set<String> subjects, SourceRow row) {
        for (var subject : row.subjects()) {
            addSubject(subjects, subject);
        }
    }

    private static void addSubject(Set<String> subjects, @Nullable String subject) {
        var normal = subject == null ? "" : SubjectSalts.normal(subject);
        if (!normal.isEmpty()) {
            subjects.add(normal);
        }
    }
}
