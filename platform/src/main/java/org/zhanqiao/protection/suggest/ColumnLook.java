package org.zhanqiao.protection.suggest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.modulith.NamedInterface;

/// Looks at the values of one column as they pass. However many there are, it looks at some thousands: all of the first
/// thousand, then one in a hundred, up to ten thousand.
@NamedInterface("suggest")
public final class ColumnLook {

    private static final int AT_FIRST = 1_000;
    private static final int ONE_IN = 100;
    private static final int MOST = 10_000;
    private static final int LONGEST_VALUE = 500;

    private final String name;
    private final Set<Kind> titled;
    private final LocalDate childrenBornAfter;
    private final Map<Kind, Long> matched = new EnumMap<>(Kind.class);
    private long passed;
    private long looked;
    private long born;
    private long children;

    /// @param today by which somebody is under 14
    public ColumnLook(String name, String title, LocalDate today) {
        this.name = name;
        this.titled = TitleWords.kinds(title);
        if (titled.isEmpty()) {
            titled.addAll(TitleWords.kinds(name));
        }
        this.childrenBornAfter = today.minusYears(14);
    }

    /// Looks at a value, unless enough were looked at.
    public void add(String value) {
        var text = value.strip();
        if (text.isEmpty()) {
            return;
        }
        passed++;
        if (looked >= MOST || (passed > AT_FIRST && passed % ONE_IN != 0)) {
            return;
        }
        looked++;
        if (text.length() <= LONGEST_VALUE) {
            for (var kind : ValueShapes.kinds(text)) {
                matched.merge(kind, 1L, Long::sum);
            }
            if (titled.contains(Kind.BIRTH_DATE) || titled.contains(Kind.RESIDENT_ID)) {
                ValueShapes.birthDate(text).ifPresent(this::bornOn);
            }
        }
    }

    /// What was found so far, to be kept.
    public ItemLook look() {
        return new ItemLook(name, looked, suggestion().findings());
    }

    private void bornOn(LocalDate day) {
        born++;
        children += day.isAfter(childrenBornAfter) ? 1 : 0;
    }

    /// What the title and the values seen so far say.
    public Suggestion suggestion() {
        var findings = new ArrayList<Finding>();
        for (var kind : EnumSet.complementOf(EnumSet.of(Kind.MINOR))) {
            long count = matched.getOrDefault(kind, 0L);
            double confidence = Confidence.of(kind, titled.contains(kind), count, looked);
            if (confidence > 0) {
                findings.add(new Finding(kind, titled.contains(kind), count, looked, confidence));
            }
        }
        if (titled.contains(Kind.MINOR) || (born > 0 && children * 2 >= born)) {
            findings.add(new Finding(Kind.MINOR, titled.contains(Kind.MINOR), children, born, 0.8));
        }
        return new Suggestion(name, withoutLookalikes(findings));
    }

    /// A surer kind explains what also looks like another: an identity number that happens to pass the check of Luhn is
    /// no bank card.
    private static List<Finding> withoutLookalikes(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> findings.stream()
                        .noneMatch(other -> ValueShapes.explains(other.kind(), finding.kind())
                                && other.confidence() >= finding.confidence()))
                .toList();
    }
}
